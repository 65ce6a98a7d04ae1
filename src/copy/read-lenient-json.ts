/**
 * A JSON value as it was read. Numbers and `true`/`false` are the text they were
 * written as, and objects are maps, so that no key (`__proto__`) means anything.
 */
export type LenientValue = string | null | LenientValue[] | LenientObject
export type LenientObject = Map<string, LenientValue>

const MAX_DEPTH = 16
/** Objects that begin and turn out not to be one, before the text is given up. */
const MAX_STARTS = 16

/** Opening quote → the quotes that may close it. */
const QUOTES: Readonly<Record<string, string>> = { '"': '"', "'": "'", "“": '”“"', "”": '”“"', "„": '”“"', "‘": "’‘'", "’": "’‘'" }
const VALUE_START = /(?:["'“”„‘’[{}\]\d-]|(?:true|false|null|True|False|None)(?![\p{L}\d])|$)/uy
const LITERAL = /(?:true|false|null|True|False|None)(?![\p{L}\d])/uy
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const SPACE = /[\s\u0000]*/y
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: " ", f: " " }

/**
 * The JSON objects in a text, outermost only, in their order. Tolerates what language
 * models get wrong and what can mean one thing only: trailing commas, typographic or
 * single quotes, full-width commas and colons, quotes and line breaks inside a string,
 * and closing braces missing at the end. Of an object that is cut off, the members
 * before the cut remain; a string or list that is cut off does not.
 *
 * Linear in the text's length, and never nested deeper than 16.
 */
export function readLenientObjects(text: string): LenientObject[] {
  const objects: LenientObject[] = []
  let start = text.indexOf("{")
  for (let tries = 0; start !== -1 && tries < MAX_STARTS; tries++) {
    const reader = new LenientReader(text, start)
    const object = reader.tryObject()
    if (object) objects.push(object)
    start = text.indexOf("{", object ? reader.position : start + 1)
  }
  return objects
}

/** The text is not JSON here, even by the tolerant rules. */
class NotJson extends Error {}

/** Stands for a value that the text's end cut off. */
const CUT_OFF = Symbol("cut off")

class LenientReader {
  constructor(
    private readonly text: string,
    public position: number
  ) {}

  tryObject(): LenientObject | null {
    try {
      return this.object(1)
    } catch (error) {
      if (error instanceof NotJson) return null
      throw error
    }
  }

  private value(depth: number): LenientValue | typeof CUT_OFF {
    if (depth > MAX_DEPTH) throw new NotJson()
    const next = this.peek()
    if (next === "") return CUT_OFF
    if (next === "{") return this.object(depth)
    if (next === "[") return this.list(depth)
    if (next in QUOTES) return this.string()
    return this.bare()
  }

  private object(depth: number): LenientObject {
    const members: LenientObject = new Map()
    this.position++
    for (;;) {
      const next = this.peek()
      if (next === "") return members
      if (next === "}") {
        this.position++
        return members
      }
      if (!(next in QUOTES)) throw new NotJson()
      const name = this.string()
      if (name === CUT_OFF || !this.take(":：")) return this.endedOr(members)
      const value = this.value(depth + 1)
      if (value === CUT_OFF) return members
      members.set(name, value)
      if (!this.take(",，") && this.peek() !== "}") return this.endedOr(members)
    }
  }

  private list(depth: number): LenientValue[] | typeof CUT_OFF {
    const items: LenientValue[] = []
    this.position++
    for (;;) {
      if (this.peek() === "]") {
        this.position++
        return items
      }
      const item = this.value(depth + 1)
      if (item === CUT_OFF) return CUT_OFF
      items.push(item)
      if (this.take(",，")) continue
      const next = this.peek()
      if (next === "") return CUT_OFF
      if (next !== "]") throw new NotJson()
    }
  }

  private string(): string | typeof CUT_OFF {
    const closing = QUOTES[this.text.charAt(this.position)] ?? '"'
    const parts: string[] = []
    for (let at = ++this.position; at < this.text.length; at++) {
      const character = this.text.charAt(at)
      if (character === "\\") {
        parts.push(this.text.slice(this.position, at))
        const [unescaped, length] = this.escape(at + 1)
        parts.push(unescaped)
        at += length
        this.position = at + 1
      } else if (closing.includes(character) && this.endsString(at + 1)) {
        parts.push(this.text.slice(this.position, at))
        this.position = at + 1
        return parts.join("")
      }
    }
    this.position = this.text.length
    return CUT_OFF
  }

  /** What an escape means, and how many characters follow the backslash. */
  private escape(at: number): [string, number] {
    const character = this.text.charAt(at)
    if (character === "u") {
      const digits = this.text.slice(at + 1, at + 5)
      if (/^[\da-fA-F]{4}$/.test(digits)) return [String.fromCharCode(parseInt(digits, 16)), 5]
    }
    return [ESCAPES[character] ?? character, character === "" ? 0 : 1]
  }

  /** A quote ends its string only where JSON goes on behind it; else it is a quote inside. */
  private endsString(at: number): boolean {
    const next = this.skipSpace(at)
    const character = this.text.charAt(next)
    if (character === "," || character === "，") {
      VALUE_START.lastIndex = this.skipSpace(next + 1)
      return VALUE_START.test(this.text)
    }
    return character === "" || "}]:：".includes(character)
  }

  /** A number, `true`, `false` or `null`. */
  private bare(): LenientValue | typeof CUT_OFF {
    for (const pattern of [LITERAL, NUMBER]) {
      pattern.lastIndex = this.position
      const found = pattern.exec(this.text)
      if (!found) continue
      this.position += found[0].length
      // At the text's very end more digits may have been to come.
      if (this.position === this.text.length) return CUT_OFF
      return found[0] === "null" || found[0] === "None" ? null : found[0]
    }
    throw new NotJson()
  }

  private endedOr(members: LenientObject): LenientObject {
    if (this.peek() !== "") throw new NotJson()
    return members
  }

  /** The next character that is not space, or "" at the end. Moves there. */
  private peek(): string {
    this.position = this.skipSpace(this.position)
    return this.text.charAt(this.position)
  }

  private take(characters: string): boolean {
    const next = this.peek()
    if (next === "" || !characters.includes(next)) return false
    this.position++
    return true
  }

  private skipSpace(at: number): number {
    SPACE.lastIndex = at
    return at + (SPACE.exec(this.text)?.[0].length ?? 0)
  }
}
