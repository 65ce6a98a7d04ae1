import type { GenerateResult } from "../../../src/inference"

type Confidence = GenerateResult["confidence"]

/** Rounding in fp32 differs with how many tokens go through together; what is said does not. */
const DIGITS = 4

/** For `toEqual` of a reply that came about in another way. */
export function nearly(confidence: Confidence): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(confidence).map(([name, values]) => [name, values.map((value): unknown => expect.closeTo(value, DIGITS))])
  )
}

/** The largest difference between two of the same texts. */
export function largestDifference(one: Confidence, other: Confidence): number {
  return Math.max(0, ...Object.entries(one).flatMap(([name, values]) => values.map((value, item) => Math.abs(value - (other[name]?.[item] ?? NaN)))))
}
