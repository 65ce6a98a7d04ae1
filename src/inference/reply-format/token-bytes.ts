export interface TokenVocabulary {
  /** Token, in the alphabet of byte-level BPE, → id: `model.vocab` of a tokenizer.json. */
  vocabulary: Readonly<Record<string, number>>
  /** Control tokens such as `<|im_end|>`: no text of a reply's. */
  addedTokens: readonly { id: number }[]
  /** How many ids the logits have, where that is more than the vocabulary has. */
  size?: number
}

/**
 * The bytes that each token stands for, by id; null for control tokens and ids without a token.
 *
 * Byte-level BPE writes tokens in 256 visible characters, one for each byte (Radford et al. 2019,
 * GPT-2's `bytes_to_unicode`).
 */
export function tokenBytes({ vocabulary, addedTokens, size = 0 }: TokenVocabulary): (Uint8Array | null)[] {
  const control = new Set(addedTokens.map(({ id }) => id))
  const largest = Object.values(vocabulary).reduce((most, id) => Math.max(most, id), -1)
  const tokens: (Uint8Array | null)[] = new Array<null>(Math.max(size, largest + 1)).fill(null)
  for (const [token, id] of Object.entries(vocabulary)) {
    if (!control.has(id)) tokens[id] = bytesOf(token)
  }
  return tokens
}

const BYTE_OF_CHARACTER = byteLevelAlphabet()

function bytesOf(token: string): Uint8Array | null {
  const bytes = new Uint8Array(token.length)
  for (let at = 0; at < token.length; at++) {
    const byte = BYTE_OF_CHARACTER.get(token.charCodeAt(at))
    if (byte === undefined) return null
    bytes[at] = byte
  }
  return bytes
}

/** Visible Latin-1 characters stand for themselves; the other bytes, in order, for U+0100 and on. */
function byteLevelAlphabet(): Map<number, number> {
  const alphabet = new Map<number, number>()
  let next = 0x100
  for (let byte = 0; byte < 256; byte++) {
    const visible = (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae
    alphabet.set(visible ? byte : next++, byte)
  }
  return alphabet
}
