import type { Locale } from "./limits"

/** How often a word or a phrase was deleted. */
export interface CountedWords {
  locale: Locale
  words: string
  /** Drafts in which a person deleted it. */
  drafts: number
}

/** Of a word's deletions those that its phrase has to account for, so that the phrase says it all. */
const MOSTLY = 0.8

/**
 * Leaves out what a longer phrase says already: where "premium quality" was deleted as often as "quality",
 * the one is enough. The order stays.
 */
export function foldPhrases(counted: readonly CountedWords[]): CountedWords[] {
  return counted.filter(
    (one) => !counted.some((other) => other.locale === one.locale && other.drafts >= one.drafts * MOSTLY && isWithin(one, other))
  )
}

function isWithin(one: CountedWords, other: CountedWords): boolean {
  if (one.words.length >= other.words.length) return false
  return one.locale === "zh" ? other.words.includes(one.words) : ` ${other.words} `.includes(` ${one.words} `)
}
