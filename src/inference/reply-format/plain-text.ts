import { isAllowed, isNeeded, isSpace } from "./text-characters"

/** What decides whether a token of ordinary characters may come at a place in a text. */
export interface PlainText {
  /** Characters before the first letter; all of them where there is none. */
  beforeLetter: number
  beforeLetterOrDigit: number
  beginsWithSpace: boolean
  /** With `|`, which must not follow `<`. */
  beginsWithBar: boolean
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

/**
 * What a token is in the middle of a text: ordinary characters, `never` allowed at any place of any
 * text, or to be asked of the cursor, byte by byte.
 */
export function plainText(bytes: Uint8Array): PlainText | "never" | "ask" {
  if (bytes.some((byte) => byte < 0x20)) return "never"
  const text = decode(bytes)
  if (text === null || /["\\]/.test(text)) return "ask"
  const codePoints = Array.from(text, (character) => character.codePointAt(0) ?? 0)
  if (text.includes("<|") || !codePoints.every(isAllowed)) return "never"
  const [first = 0] = codePoints
  return {
    beforeLetter: before(codePoints, "letter"),
    beforeLetterOrDigit: before(codePoints, "letter or digit"),
    beginsWithSpace: isSpace(first),
    beginsWithBar: text.startsWith("|"),
  }
}

function before(codePoints: readonly number[], needs: "letter" | "letter or digit"): number {
  const index = codePoints.findIndex((codePoint) => isNeeded(codePoint, needs))
  return index === -1 ? codePoints.length : index
}

function decode(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}
