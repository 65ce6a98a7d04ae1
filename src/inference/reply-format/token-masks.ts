import type { ReplyCursor } from "./reply-cursor"
import { plainText } from "./plain-text"
import type { TextScanner } from "./text-scanner"

/** Far more places than the replies of one format have; a mask of 151,936 tokens takes 152 KB. */
const MOST_KEPT = 96

/** Marks the tokens that are ordinary characters of a text; what others may do, the cursor has to say. */
const PLAIN = 1

/**
 * Which tokens may come next, for each place in a reply. Most tokens are plain text: what they are
 * is found out once, for all places. Masks are kept, least recently used out first.
 */
export class TokenMasks {
  private readonly plain: Uint8Array
  /** Of plain tokens: characters before the first letter, and before the first letter or digit; at most 255. */
  private readonly beforeLetter: Uint8Array
  private readonly beforeLetterOrDigit: Uint8Array
  private readonly beginsWithSpace: Uint8Array
  private readonly beginsWithBar: Uint8Array
  /** Tokens that close a text, escape, or begin or end within a character. */
  private readonly asked: number[] = []
  private readonly byFirstByte: number[][] = Array.from({ length: 256 }, () => [])
  private readonly kept = new Map<string, Uint8Array>()

  /** @param tokens each token's bytes, by id; null for one that no text has, such as a control token */
  constructor(private readonly tokens: readonly (Uint8Array | null)[]) {
    const size = tokens.length
    this.plain = new Uint8Array(size)
    this.beforeLetter = new Uint8Array(size)
    this.beforeLetterOrDigit = new Uint8Array(size)
    this.beginsWithSpace = new Uint8Array(size)
    this.beginsWithBar = new Uint8Array(size)
    tokens.forEach((bytes, id) => this.classify(bytes, id))
  }

  /**
   * 1 for each token that the cursor accepts, else 0, by id. Belongs to this object: not to be
   * changed. All 0 where the reply is complete.
   */
  allowed(cursor: ReplyCursor): Uint8Array {
    const { key } = cursor
    const mask = this.kept.get(key) ?? this.make(cursor)
    this.kept.delete(key)
    this.kept.set(key, mask)
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MOST_KEPT) break
      this.kept.delete(oldest)
    }
    return mask
  }

  private classify(bytes: Uint8Array | null, id: number): void {
    const [first] = bytes ?? []
    if (!bytes || first === undefined) return
    this.byFirstByte[first]?.push(id)
    const text = plainText(bytes)
    if (text === "ask") {
      this.asked.push(id)
    } else if (text !== "never") {
      this.plain[id] = PLAIN
      this.beforeLetter[id] = Math.min(255, text.beforeLetter)
      this.beforeLetterOrDigit[id] = Math.min(255, text.beforeLetterOrDigit)
      this.beginsWithSpace[id] = text.beginsWithSpace ? 1 : 0
      this.beginsWithBar[id] = text.beginsWithBar ? 1 : 0
    }
  }

  private make(cursor: ReplyCursor): Uint8Array {
    const text = cursor.openText
    return text?.betweenCharacters ? this.inText(cursor, text) : this.byFirst(cursor)
  }

  private inText(cursor: ReplyCursor, { field, begun, afterLess, marksLeft }: Readonly<TextScanner>): Uint8Array {
    const { plain } = this
    const mask = new Uint8Array(plain.length)
    const before = field.needs === "letter" ? this.beforeLetter : this.beforeLetterOrDigit
    for (let id = 0; id < mask.length; id++) {
      if (plain[id] !== PLAIN) continue
      if (!begun && this.beginsWithSpace[id] === 1) continue
      if (afterLess && this.beginsWithBar[id] === 1) continue
      if ((before[id] ?? 0) <= marksLeft) mask[id] = 1
    }
    return this.ask(cursor, this.asked, mask)
  }

  /** In syntax, or within a character, few first bytes are possible. */
  private byFirst(cursor: ReplyCursor): Uint8Array {
    const mask = new Uint8Array(this.tokens.length)
    this.byFirstByte.forEach((ids, byte) => {
      if (cursor.accepts(Uint8Array.of(byte))) this.ask(cursor, ids, mask)
    })
    return mask
  }

  private ask(cursor: ReplyCursor, ids: readonly number[], mask: Uint8Array): Uint8Array {
    for (const id of ids) {
      const bytes = this.tokens[id]
      if (bytes && cursor.accepts(bytes)) mask[id] = 1
    }
    return mask
  }
}
