import { guessTokens } from "./guess-tokens"
import type { Reply } from "./reply"
import type { Choice } from "./sample-token"

/** Guessed tokens of one run, where guesses come true; each costs about a sixth of a run of one token. */
const MOST_GUESSED = 8

/** A model whose cache holds the prompt, and some beginning of the reply behind it. */
export interface ReplyDecoder {
  /**
   * Forgets the reply's tokens from `kept` on, then reads `tokens`.
   *
   * @param rows how many logits are wanted: those behind each of the last so many tokens
   * @returns float32 `[vocabulary]` each; the caller may change them
   */
  read(kept: number, tokens: readonly number[], rows: number): Promise<Float32Array[]>
}

export interface WriteReplyOptions {
  reply: Reply
  decoder: ReplyDecoder
  /** Logits behind the tokens that the reply begins with, which the decoder has read. */
  logits: Float32Array
  /** @param allowed 1 by id for what may be chosen; null for everything */
  choose(logits: Float32Array, allowed: Uint8Array | null): Choice
  /** Token ids of texts that the reply may repeat, the likeliest last. Without it nothing is guessed. */
  sources?: readonly (readonly number[])[]
  /** Called before each run; throws to end the work. */
  check?(): void
}

export interface WriteReplyResult {
  /** Runs of the decoder. */
  runs: number
  /** Tokens that were guessed, and how many of them came true. */
  guessed: number
  accepted: number
}

/**
 * Writes a reply to its end. What it says is what one token at a time would have said: a token is
 * only ever chosen from the logits behind the very tokens before it. What needs no choice (syntax)
 * and what was guessed goes through the decoder together with the token before it, and a guess that
 * turns out wrong is forgotten (speculative decoding, Leviathan et al. 2023, with exact match).
 */
export async function writeReply(options: WriteReplyOptions): Promise<WriteReplyResult> {
  const { reply, decoder, choose, sources, check } = options
  const result: WriteReplyResult = { runs: 0, guessed: 0, accepted: 0 }
  /** What the decoder has read of the reply, and the logits behind its first `n` tokens, by `n`. */
  let read = [...reply.tokens]
  let logits = new Map([[read.length, options.logits]])
  let firstGuess = read.length
  /** Twice as many after a guess that came true; else as many as did. */
  let most = 2

  while (reply.finished === null) {
    const same = commonLength(read, reply.tokens)
    const row = same === reply.tokens.length ? logits.get(same) : undefined
    if (row) {
      // Once: `choose` may have changed it.
      logits.delete(same)
      const { token, probability } = choose(row, reply.allowed())
      reply.take(token, probability)
      continue
    }
    const accepted = Math.max(0, same - firstGuess)
    if (read.length > firstGuess) {
      most = accepted === read.length - firstGuess ? Math.min(MOST_GUESSED, most * 2) : Math.max(1, accepted)
    }
    result.accepted += accepted
    check?.()
    // The last token is read again where only the logits behind it are missing.
    const kept = Math.min(same, reply.tokens.length - 1)
    const guess = sources ? guessTokens(reply.tokens, sources, most) : []
    const rows = await decoder.read(kept, [...reply.tokens.slice(kept), ...guess], guess.length + 1)
    firstGuess = reply.tokens.length
    read = [...reply.tokens, ...guess]
    logits = new Map(rows.map((values, index) => [firstGuess + index, values]))
    result.runs++
    result.guessed += guess.length
  }
  result.accepted += Math.max(0, commonLength(read, reply.tokens) - firstGuess)
  return result
}

function commonLength(one: readonly number[], other: readonly number[]): number {
  const end = Math.min(one.length, other.length)
  let length = 0
  while (length < end && one[length] === other[length]) {
    length++
  }
  return length
}
