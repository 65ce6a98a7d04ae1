import { ReplyCursor, TokenMasks, type ReplyFormat } from "../../../src/inference/reply-format"

export interface Driver {
  tokens: readonly (Uint8Array | null)[]
  random: () => number
  /** How often a token is drawn from those with a quote in them, which end texts. */
  quotes: number
}

/** A reply as it comes out when any token that is allowed is as likely as any other. */
export class RandomReplies {
  private readonly masks: TokenMasks
  private readonly choices = new Map<string, { all: Uint8Array[]; quoted: Uint8Array[] }>()
  overflows = 0

  constructor(private readonly driver: Driver) {
    this.masks = new TokenMasks(driver.tokens)
  }

  write(format: ReplyFormat): { reply: string; bytes: number; steps: number } {
    let cursor = ReplyCursor.start(format)
    let written: number[] = []
    let steps = 0
    while (!cursor.complete) {
      const token = this.draw(cursor)
      written.push(...token)
      cursor = cursor.advance(token)
      steps++
      if (cursor.overflow) {
        const { start, replacement, after } = cursor.overflow
        this.overflows++
        written = [...written.slice(0, start), ...new TextEncoder().encode(replacement)]
        cursor = after
      }
      if (cursor.offset !== written.length) throw new Error("The cursor's offset is not the reply's length")
    }
    return { reply: decoder.decode(Uint8Array.from(written)), bytes: written.length, steps }
  }

  private draw(cursor: ReplyCursor): Uint8Array {
    const { all, quoted } = this.choicesAt(cursor)
    const from = quoted.length > 0 && this.driver.random() < this.driver.quotes ? quoted : all
    const token = from[Math.floor(this.driver.random() * from.length)]
    if (!token) throw new Error(`No token is allowed at ${cursor.key}`)
    return token
  }

  private choicesAt(cursor: ReplyCursor): { all: Uint8Array[]; quoted: Uint8Array[] } {
    const known = this.choices.get(cursor.key)
    if (known) return known
    const mask = this.masks.allowed(cursor)
    const all = this.driver.tokens.flatMap((bytes, id) => (bytes && mask[id] === 1 ? [bytes] : []))
    const found = { all, quoted: all.filter((bytes) => bytes.includes(0x22)) }
    this.choices.set(cursor.key, found)
    return found
  }
}

// Fatal, so that a reply that is not UTF-8 fails its test.
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
