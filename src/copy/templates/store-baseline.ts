import { z } from "zod"

import { LOCALES, type Locale } from "../limits"
import { inEveryLocale } from "./prompt-template"
import { LONGEST_TONE, LONGEST_WORD, MOST_BASELINE_WORDS } from "./template-limits"

const Words = z.array(z.string().trim().min(1).max(LONGEST_WORD)).max(MOST_BASELINE_WORDS)

export const LocaleBaseline = z
  .object({
    /** As "calm and factual; no exclamation marks". */
    tone: z.string().max(LONGEST_TONE),
    /** As "British English". */
    spelling: z.string().max(LONGEST_TONE),
    /** Words not to be used in copy. */
    avoid: Words,
    /** What is never to be claimed, as "handmade". */
    never_claim: Words,
  })
  .strict()
export type LocaleBaseline = z.infer<typeof LocaleBaseline>

/** What holds for all of the store's copy, whatever the template. */
export const StoreBaseline = inEveryLocale(LocaleBaseline)
export type StoreBaseline = z.infer<typeof StoreBaseline>

export const EMPTY_BASELINE: StoreBaseline = {
  en: { tone: "", spelling: "", avoid: [], never_claim: [] },
  zh: { tone: "", spelling: "", avoid: [], never_claim: [] },
}

export type BaselineWords = "avoid" | "never_claim"

/** The baseline with more words in one of its lists. One that is there already, in whatever case, is not added again. */
export function withWords(baseline: StoreBaseline, list: BaselineWords, locale: Locale, words: readonly string[]): StoreBaseline {
  const known = new Set(baseline[locale][list].map(comparable))
  const added = words.map((word) => word.trim()).filter((word) => {
    if (word === "" || known.has(comparable(word))) return false
    known.add(comparable(word))
    return true
  })
  return { ...baseline, [locale]: { ...baseline[locale], [list]: [...baseline[locale][list], ...added] } }
}

/** Whether it is in one of the baseline's lists, in whatever case. */
export function hasWord(baseline: StoreBaseline, list: BaselineWords, locale: Locale, word: string): boolean {
  return baseline[locale][list].some((known) => comparable(known) === comparable(word))
}

/** Whether two baselines say the same. */
export function sameBaseline(one: StoreBaseline, other: StoreBaseline): boolean {
  const plain = (baseline: StoreBaseline) =>
    LOCALES.map((locale) => [baseline[locale].tone, baseline[locale].spelling, baseline[locale].avoid, baseline[locale].never_claim])
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other))
}

function comparable(word: string): string {
  return word.normalize("NFKC").toLowerCase().trim()
}
