import { UNIT_NAMES, unitNamed, type Unit } from "./units"

/** A number with its unit as it stands in a text. */
export interface Measure {
  /** One number; two of a range; the sides of A×B×C, or how many of what: `6 × 330 ml`. */
  kind: "single" | "range" | "sides" | "pack"
  numbers: number[]
  unit: Unit
  /** As it stands there. */
  words: string
  /** Of sides, which each is: `L`, `W`, `H`, `D`, where the text says so. */
  axes: (string | null)[]
  /** Up to 30 characters in front of it and behind it. */
  before: string
  after: string
}

interface Token {
  number: number
  unit: Unit | null
  axis: string | null
  start: number
  end: number
}

const NAMES = UNIT_NAMES.map(([name, , isExact]) => {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&").replaceAll(" ", "\\s?")
  return isExact ? escaped : anyCase(escaped) + (/[a-z]$/u.test(name) ? "s?" : "")
}).join("|")
/** Not within a word, a longer number or a date; `1,200` and `1.5` and `1,5`. */
const NUMBER = /(?<![A-Za-z\d.,/])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,6}(?:[.,]\d{1,3})?)/u.source
/** Not `g/m²`, nor `in 1`, nor 升级. */
const UNIT = `(?:\\s{0,2}(${NAMES})(?![A-Za-z\\d]|\\s?/\\s?(?:m|M|sq|平)|[级降温华拉楞片饭粉粒面]))`
const TOKEN = new RegExp(`(?:([长宽高深]|\\b[LWHD](?=\\s?[:：]?\\s?\\d))\\s?[:：]?\\s?)?(?:${NUMBER}|(?<=\\b[LWHD])(\\d{1,6}(?:[.,]\\d{1,3})?))\\s?([LWHDlwhd](?=\\s?[×x*]|\\s?(?:mm|cm|m|in)\\b))?${UNIT}?\\s?(\\(?[LWHD](?![A-Za-z\\d])\\)?)?`, "gu")

const TIMES = /^\s*[×x*X✕]\s*$/u
const TO = /^\s*(?:-|–|—|~|～|至|到|to)\s*$/u
/** `in` is the most common word of all: it is inches where it touches the number, or nothing but a measure can follow. */
const INCHES_FOLLOW = /^\s*(?:$|[×x*)\]/;,.、，。]|wide|long|high|tall|deep|thick|diameter|screen|display|monitor|tv|laptop|tablet)/iu

/** The measures of a text, in their order. What is no measure for sure is left out. */
export function findMeasures(text: string): Measure[] {
  const clean = text.normalize("NFKC")
  const tokens = [...clean.matchAll(TOKEN)].map((match) => tokenOf(match, clean))
  const measures: Measure[] = []
  for (let at = 0; at < tokens.length; ) {
    const chain = chainAt(tokens, at, clean, TIMES)
    const range = chain.length > 1 ? [] : chainAt(tokens, at, clean, TO).slice(0, 2)
    const used = chain.length > 1 ? chain : range.length > 1 ? range : tokens.slice(at, at + 1)
    const measure = measureOf(used, chain.length > 1 ? "sides" : range.length > 1 ? "range" : "single", clean)
    if (measure) measures.push(measure)
    // A range that is none may still begin with a measure, or end with one.
    at += measure || used.length === 1 ? used.length : 1
  }
  return measures
}

function tokenOf(match: RegExpMatchArray, text: string): Token {
  const [whole, axisBefore, number = match[3] ?? "", , axisInside, name, axisAfter] = match
  const start = match.index ?? 0
  const end = start + whole.trimEnd().length
  const unit = name === undefined ? null : unitNamed(name)
  const touches = name !== undefined && whole.includes(`${number}${name}`)
  const isMeant = unit !== null && isMeantAs(unit, name ?? "", { touches, number, before: text.slice(0, start), after: text.slice(end) })
  const axis = (axisBefore ?? axisInside ?? axisAfter ?? null)?.replace(/[()]/gu, "") ?? null
  return { number: numberOf(number), unit: isMeant ? unit : null, axis, start, end }
}

function isMeantAs({ symbol }: Unit, name: string, { touches, number, before, after }: { touches: boolean; number: string; before: string; after: string }): boolean {
  if (/^in$/iu.test(name)) return !/^\s?\d/u.test(after) && (touches || INCHES_FOLLOW.test(after))
  // The second of a pair closes a quotation; feet stand by their number.
  if (name === '"') return touches && (before.match(/"/gu)?.length ?? 0) % 2 === 0
  if (name === "′" || name === "″") return touches
  // `4 L` may be a size, `2 m` hardly; one bare digit before V or W is a version or a voltage.
  return symbol !== "V" || touches || number.length > 1
}

/** Tokens that follow one another with only that between them. */
function chainAt(tokens: readonly Token[], at: number, text: string, between: RegExp): Token[] {
  const chain: Token[] = []
  for (let next = at; next < tokens.length && chain.length < 3; next++) {
    const [token, last] = [tokens[next], chain.at(-1)]
    if (!token || (last && !between.test(text.slice(last.end, token.start)))) break
    chain.push(token)
  }
  return chain
}

function measureOf(tokens: readonly Token[], shape: "single" | "range" | "sides", text: string): Measure | null {
  const [first, last] = [tokens[0], tokens.at(-1)]
  const unit = last?.unit ?? first?.unit
  if (!first || !last || !unit || tokens.some((token) => token.unit && token.unit.quantity !== unit.quantity)) return null
  const count = shape === "sides" && unit.quantity !== "length"
  // So many of so much, such as 6 × 330 ml; of anything else a product is not a measure.
  if (count && (tokens.length !== 2 || first.unit !== null || !Number.isInteger(first.number))) return null
  if (count && unit.quantity !== "volume" && unit.quantity !== "mass") return null
  const [start, end] = [first.start, last.end]
  return {
    kind: count ? "pack" : shape,
    // Each in the unit of the whole: `1 m × 50 cm`.
    numbers: tokens.map(({ number, unit: own }) => (own && own !== unit ? Number(((number * own.size) / unit.size).toPrecision(10)) : number)),
    unit,
    words: text.slice(start, end).trim(),
    axes: tokens.map(({ axis }) => axis),
    before: text.slice(Math.max(0, start - 30), start),
    after: text.slice(end, end + 30),
  }
}

/** `1,200` is a thousand and more, `1,5` as many countries write one and a half. */
function numberOf(words: string): number {
  return Number(/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(words) ? words.replaceAll(",", "") : words.replace(",", "."))
}

function anyCase(escaped: string): string {
  return escaped.replace(/(?<!\\)[a-z]/gu, (letter) => `[${letter}${letter.toUpperCase()}]`)
}
