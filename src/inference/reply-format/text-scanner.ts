import type { TextField } from "./reply-format"
import { LEAST_OF_LENGTH, MOST_LEADING_MARKS, canComplete, isAllowed, isNeeded, isSpace } from "./text-characters"

export const QUOTE = 0x22
export const BACKSLASH = 0x5c
const BAR = 0x7c
const LESS_THAN = 0x3c

/**
 * Reads the inside of a JSON string byte by byte, and refuses each byte after which no text of the
 * field's rules could come any more. The limit is not among them: who reads decides what to do with
 * a text that is over it.
 */
export class TextScanner {
  /** What the bytes so far mean, whole characters only. */
  text = ""
  /** In code points. */
  length = 0
  private satisfied: boolean
  /** Characters before the first one that the field needs. */
  private marks = 0
  /** After `<`: a `|` would begin a mark of the tokenizer's, `<|im_end|>`. */
  private afterLessThan = false
  private escaped = false
  /** Bytes that the character under way still lacks, its bits so far, and all its bytes. */
  private left = 0
  private bits = 0
  private sequence = 0

  constructor(readonly field: TextField) {
    this.satisfied = field.needs === "nothing"
  }

  clone(): TextScanner {
    const copy = new TextScanner(this.field)
    copy.text = this.text
    copy.length = this.length
    copy.satisfied = this.satisfied
    copy.marks = this.marks
    copy.afterLessThan = this.afterLessThan
    copy.escaped = this.escaped
    copy.left = this.left
    copy.bits = this.bits
    copy.sequence = this.sequence
    return copy
  }

  /** Equal for scanners that take the same bytes. */
  get key(): string {
    return [
      this.satisfied ? "" : `${this.field.needs}${this.marks}`,
      this.length === 0 ? "^" : "",
      this.afterLessThan ? "<" : "",
      this.escaped ? "\\" : "",
      this.left > 0 ? `${this.bits.toString(16)}+${this.left}/${this.sequence}` : "",
    ].join(":")
  }

  /** Between characters: any character may come, as far as `takesPlain` says. */
  get betweenCharacters(): boolean {
    return this.left === 0 && !this.escaped
  }

  get begun(): boolean {
    return this.length > 0
  }

  get afterLess(): boolean {
    return this.afterLessThan
  }

  /** How many more characters may come before one that the field needs; Infinity once it has one. */
  get marksLeft(): number {
    return this.satisfied ? Infinity : MOST_LEADING_MARKS - this.marks
  }

  step(byte: number): "inside" | "closed" | "refused" {
    if (this.left > 0) return this.continueCharacter(byte)
    if (this.escaped) {
      this.escaped = false
      return byte === QUOTE || byte === BACKSLASH ? this.take(byte) : "refused"
    }
    if (byte === QUOTE) return this.satisfied ? "closed" : "refused"
    if (byte === BACKSLASH) {
      this.escaped = true
      return this.marksLeft > 0 ? "inside" : "refused"
    }
    if (byte < 0x20) return "refused"
    return byte < 0x80 ? this.take(byte) : this.beginCharacter(byte)
  }

  private beginCharacter(byte: number): "inside" | "refused" {
    if (byte < 0xc2 || byte > 0xf4) return "refused"
    this.sequence = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
    this.left = this.sequence - 1
    this.bits = byte & (0x7f >> this.sequence)
    return this.completable()
  }

  private continueCharacter(byte: number): "inside" | "refused" {
    if ((byte & 0xc0) !== 0x80) return "refused"
    this.bits = this.bits * 64 + (byte & 0x3f)
    this.left--
    if (this.left > 0) return this.completable()
    return this.bits < (LEAST_OF_LENGTH[this.sequence] ?? 0) ? "refused" : this.take(this.bits)
  }

  private completable(): "inside" | "refused" {
    const needs = this.marksLeft > 0 ? "nothing" : this.field.needs
    return canComplete(this.bits, this.left, this.sequence, needs) ? "inside" : "refused"
  }

  private take(codePoint: number): "inside" | "refused" {
    if (!isAllowed(codePoint)) return "refused"
    if (this.length === 0 && isSpace(codePoint)) return "refused"
    if (this.afterLessThan && codePoint === BAR) return "refused"
    if (!this.satisfied) {
      if (isNeeded(codePoint, this.field.needs)) this.satisfied = true
      else if (++this.marks > MOST_LEADING_MARKS) return "refused"
    }
    this.afterLessThan = codePoint === LESS_THAN
    this.text += String.fromCodePoint(codePoint)
    this.length++
    return "inside"
  }
}
