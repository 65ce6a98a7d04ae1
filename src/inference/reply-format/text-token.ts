import { isNeeded, isSpace } from "./text-characters"
import { TextScanner } from "./text-scanner"

/** A token of whole characters, and what decides whether it may come at a place in a text. */
export interface TextToken {
  /**
   * Characters before the first letter. Where there is none: all of them, or Infinity where the
   * token closes its text, since only a text that has its letter may close.
   */
  beforeLetter: number
  beforeLetterOrDigit: number
  beginsWithSpace: boolean
  /** With `|`, which must not follow `<`. */
  beginsWithBar: boolean
  /** From the quote that closes the text to the token's end; null where none does. */
  closing: Uint8Array | null
}

/** In the middle of a text that refuses as little as any does: what it refuses, every text refuses. */
const lenient = new TextScanner({ name: "any", limit: 1000, locale: "en", needs: "nothing" })
lenient.step("a".charCodeAt(0))

/**
 * What a token is between two characters of a text. `never`: no text takes it there. `ask`: it ends
 * within a character or an escape, so that only the cursor can tell.
 */
export function readTextToken(bytes: Uint8Array): TextToken | "never" | "ask" {
  const scanner = lenient.clone()
  for (const [at, byte] of bytes.entries()) {
    const result = scanner.step(byte)
    if (result === "refused") return "never"
    if (result === "closed") return textToken(scanner, bytes.subarray(at))
  }
  return scanner.betweenCharacters ? textToken(scanner, null) : "ask"
}

function textToken({ text }: TextScanner, closing: Uint8Array | null): TextToken {
  const codePoints = Array.from(text.slice(1), (character) => character.codePointAt(0) ?? 0)
  const before = (needs: "letter" | "letter or digit"): number => {
    const index = codePoints.findIndex((codePoint) => isNeeded(codePoint, needs))
    return index !== -1 ? index : closing ? Infinity : codePoints.length
  }
  const [first] = codePoints
  return {
    beforeLetter: before("letter"),
    beforeLetterOrDigit: before("letter or digit"),
    beginsWithSpace: first !== undefined && isSpace(first),
    beginsWithBar: first === "|".charCodeAt(0),
    closing,
  }
}
