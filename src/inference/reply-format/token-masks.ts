import type { ReplyCursor } from "./reply-cursor"
import type { TextScanner } from "./text-scanner"
import { readTextToken } from "./text-token"

/** More places than the replies of one format have; a mask of 151,936 tokens takes 152 KB. */
const MOST_KEPT = 96

/** How a token ends that is decided once for all texts: 0 for none such, inside, or with the closing of this index. */
const INSIDE = 1
const FIRST_CLOSING = 2

const FAR = 255

/**
 * Which tokens may come next, for each place in a reply. Most tokens are plain text, and many of the
 * others close a text in one of a few ways: what they are is found out once, for all places. Masks
 * are kept, least recently used out first.
 */
export class TokenMasks {
  private readonly ending: Uint32Array
  /** Characters before the first letter, and before the first letter or digit; 255 is too many anywhere. */
  private readonly beforeLetter: Uint8Array
  private readonly beforeLetterOrDigit: Uint8Array
  private readonly beginsWithSpace: Uint8Array
  private readonly beginsWithBar: Uint8Array
  /** The ways in which tokens close a text and go on. */
  private readonly closings: Uint8Array[] = []
  /** Tokens that end within a character or an escape. */
  private readonly asked: number[] = []
  private readonly byFirstByte: number[][] = Array.from({ length: 256 }, () => [])
  private readonly kept = new Map<string, Uint8Array>()

  /** @param tokens each token's bytes, by id; null for one that no text has, such as a control token */
  constructor(private readonly tokens: readonly (Uint8Array | null)[]) {
    const size = tokens.length
    this.ending = new Uint32Array(size)
    this.beforeLetter = new Uint8Array(size)
    this.beforeLetterOrDigit = new Uint8Array(size)
    this.beginsWithSpace = new Uint8Array(size)
    this.beginsWithBar = new Uint8Array(size)
    const closings = new Map<string, number>()
    tokens.forEach((bytes, id) => this.classify(bytes, id, closings))
  }

  /**
   * 1 for each token that the cursor accepts, else 0, by id. Belongs to this object: not to be
   * changed. All 0 where the reply is complete, and where a text has to be replaced.
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

  private classify(bytes: Uint8Array | null, id: number, closings: Map<string, number>): void {
    const [first] = bytes ?? []
    if (!bytes || first === undefined) return
    this.byFirstByte[first]?.push(id)
    const token = readTextToken(bytes)
    if (token === "never") return
    if (token === "ask") {
      this.asked.push(id)
      return
    }
    this.ending[id] = token.closing ? this.closingIndex(token.closing, closings) : INSIDE
    this.beforeLetter[id] = Math.min(FAR, token.beforeLetter)
    this.beforeLetterOrDigit[id] = Math.min(FAR, token.beforeLetterOrDigit)
    this.beginsWithSpace[id] = token.beginsWithSpace ? 1 : 0
    this.beginsWithBar[id] = token.beginsWithBar ? 1 : 0
  }

  private closingIndex(closing: Uint8Array, known: Map<string, number>): number {
    const name = closing.join()
    const index = known.get(name) ?? FIRST_CLOSING + this.closings.length
    if (!known.has(name)) {
      known.set(name, index)
      this.closings.push(closing)
    }
    return index
  }

  private make(cursor: ReplyCursor): Uint8Array {
    const text = cursor.openText
    return text?.betweenCharacters ? this.inText(cursor, text) : this.byFirst(cursor)
  }

  private inText(cursor: ReplyCursor, { field, begun, afterLess, marksLeft }: Readonly<TextScanner>): Uint8Array {
    const mask = new Uint8Array(this.tokens.length)
    const endings = this.allowedEndings(cursor)
    const before = field.needs === "letter" ? this.beforeLetter : this.beforeLetterOrDigit
    for (let id = 0; id < mask.length; id++) {
      if (endings[this.ending[id] ?? 0] !== 1) continue
      if (!begun && this.beginsWithSpace[id] === 1) continue
      if (afterLess && this.beginsWithBar[id] === 1) continue
      if ((before[id] ?? 0) <= marksLeft) mask[id] = 1
    }
    return this.ask(cursor, this.asked, mask)
  }

  /** Which ways of ending a token fit what comes behind the text, by `ending`. */
  private allowedEndings(cursor: ReplyCursor): Uint8Array {
    const endings = new Uint8Array(FIRST_CLOSING + this.closings.length)
    endings[INSIDE] = 1
    // A text that lacks its letter has room for one, and may then close.
    const closable = cursor.openText?.marksLeft === Infinity ? cursor : cursor.advance(Uint8Array.of("a".charCodeAt(0)))
    this.closings.forEach((closing, index) => {
      endings[FIRST_CLOSING + index] = closable.accepts(closing) ? 1 : 0
    })
    return endings
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
