import { findMeasures } from "./find-measures"
import { termOf } from "./find-terms"
import { COLOURS, countryCode, MATERIALS, PATTERNS } from "./vocabulary"

/** Two measures that differ by less are one, written in two units. */
const SAME = 0.03

/** Whether two values of an attribute say the same: whatever their case, plural, language and unit. */
export function sameValue(name: string, one: string, other: string): boolean {
  const [left, right] = [comparable(one), comparable(other)]
  if (left === right) return true
  for (const vocabulary of [COLOURS, MATERIALS, PATTERNS]) {
    const [first, second] = [termOf(one, vocabulary), termOf(other, vocabulary)]
    if (first && first === second) return true
  }
  if (name === "origin") return countryCode(one) !== null && countryCode(one) === countryCode(other)
  return sameMeasure(one, other)
}

function sameMeasure(one: string, other: string): boolean {
  const [[left], [right]] = [findMeasures(one), findMeasures(other)]
  if (!left || !right || left.unit.quantity !== right.unit.quantity || left.numbers.length !== right.numbers.length) return false
  return left.numbers.every((number, index) => {
    const [first, second] = [number * left.unit.size, (right.numbers[index] ?? 0) * right.unit.size]
    return Math.abs(first - second) <= SAME * Math.max(first, second)
  })
}

/** Case, width, spaces, hyphens and an English plural do not make another value. */
export function comparable(text: string): string {
  const words = text.normalize("NFKC").toLowerCase().replace(/[\s_-]+/gu, " ").trim()
  return words.length > 3 ? words.replace(/(?<=sh|ch|x|ss)es$|(?<=[a-rt-z])s$/u, "") : words
}
