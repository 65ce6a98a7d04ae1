import type { TextField } from "./reply-format"

/**
 * Marks and spaces that may come before the first letter (or digit) of a text that needs one.
 * Without a bound a text could reach its limit with nothing in it.
 */
export const MOST_LEADING_MARKS = 8

const ALLOWED = 1
const LETTER = 2
const DIGIT = 4
const SPACE = 8
const KNOWN = 16

/** Letters and symbols end here (Unicode 17); beyond are tags, private use and nothing. */
const END = 0x40000

/** Control, format (zero width, bidi), private use, surrogates, unassigned, line and paragraph separators. */
const REFUSED = /[\p{C}\p{Zl}\p{Zp}\uFFFD`]/u

const classes = new Uint8Array(END)

/**
 * Whether a text may hold the character. Refused are those that cleaning takes out of a draft or
 * changes into something else (invisible ones, those not in Unicode's normal form C), and the
 * backtick, since ``` stands for the fence around a reply.
 *
 * @param codePoint 0x20 or above
 */
export function isAllowed(codePoint: number): boolean {
  return (classOf(codePoint) & ALLOWED) !== 0
}

export function isSpace(codePoint: number): boolean {
  return (classOf(codePoint) & SPACE) !== 0
}

/** Whether the character is of those that the text must hold one of. */
export function isNeeded(codePoint: number, needs: TextField["needs"]): boolean {
  return (classOf(codePoint) & neededClasses(needs)) !== 0
}

const completions = new Map<string, boolean>()

/**
 * Whether the beginning of a UTF-8 sequence can still become a character that a text may hold.
 *
 * @param bits the code point's bits so far
 * @param left how many bytes are to come
 * @param length of the whole sequence, in bytes
 * @param needs the character must be such a one; `nothing` for any that is allowed
 */
export function canComplete(bits: number, left: number, length: number, needs: TextField["needs"]): boolean {
  const key = `${bits}/${left}/${length}/${needs}`
  let possible = completions.get(key)
  if (possible === undefined) {
    possible = findCompletion(bits, left, length, needs)
    completions.set(key, possible)
  }
  return possible
}

/** The least code point of a UTF-8 sequence of so many bytes: a longer form than needed is invalid. */
export const LEAST_OF_LENGTH: Readonly<Record<number, number>> = { 1: 0, 2: 0x80, 3: 0x800, 4: 0x10000 }

function findCompletion(bits: number, left: number, length: number, needs: TextField["needs"]): boolean {
  const span = 64 ** left
  const wanted = needs === "nothing" ? ALLOWED : neededClasses(needs)
  const first = Math.max(bits * span, LEAST_OF_LENGTH[length] ?? END)
  const end = Math.min((bits + 1) * span, END)
  for (let codePoint = first; codePoint < end; codePoint++) {
    if ((classOf(codePoint) & wanted) !== 0) return true
  }
  return false
}

function neededClasses(needs: TextField["needs"]): number {
  if (needs === "nothing") return 0
  return needs === "letter" ? LETTER : LETTER | DIGIT
}

function classOf(codePoint: number): number {
  if (codePoint >= END) return 0
  const known = classes[codePoint] ?? 0
  if (known !== 0) return known
  const found = KNOWN | classify(String.fromCodePoint(codePoint))
  classes[codePoint] = found
  return found
}

function classify(character: string): number {
  if (REFUSED.test(character) || character.normalize("NFC") !== character) return 0
  return (
    ALLOWED |
    (/\p{L}/u.test(character) ? LETTER : 0) |
    (/\p{N}/u.test(character) ? DIGIT : 0) |
    (/\s/u.test(character) ? SPACE : 0)
  )
}
