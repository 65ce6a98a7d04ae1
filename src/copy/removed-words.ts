import type { Locale } from "./limits"
import { STOP_WORDS } from "./stop-words"

/** Characters of a text that are looked at: Intl.Segmenter's time grows with the square of the length. */
const MOST_CHARACTERS = 1_000
/** Words of a phrase. */
const LONGEST_PHRASE = 3
/** Of one text. A text of which more is gone was not mended but replaced. */
const MOST_REMOVED = 40

/** What no phrase goes across. */
const CLAUSE_END = /[^\p{L}\p{N}\p{M}\s'’-]+|\n+/u
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*/gu
const HAS_LETTER = /\p{L}/u

/**
 * Words and phrases (of up to three words in a row) of a text that are not in the one that a person made of
 * it: in lower case, each once, without words that say nothing about a product. Chinese is split into words
 * by `Intl.Segmenter`; a single character is no word there.
 */
export function removedWords(before: string, after: string, locale: Locale): string[] {
  const stays = presence(after.slice(0, MOST_CHARACTERS), locale)
  const removed = new Set<string>()
  for (const clause of before.slice(0, MOST_CHARACTERS).toLowerCase().split(CLAUSE_END)) {
    for (const run of runsOf(wordsOf(clause, locale), (word) => !stays(word))) {
      for (const phrase of phrasesOf(run, locale)) removed.add(phrase)
    }
  }
  return [...removed].slice(0, MOST_REMOVED)
}

/** Whether a word is part of a text. In Chinese it may be split in another way there. */
function presence(text: string, locale: Locale): (word: string) => boolean {
  const lower = text.toLowerCase()
  const words = new Set(wordsOf(lower, locale))
  return (word) => words.has(word) || (locale === "zh" && lower.includes(word))
}

function wordsOf(text: string, locale: Locale): string[] {
  if (locale === "en") return text.match(WORD) ?? []
  const segments = new Intl.Segmenter(locale, { granularity: "word" }).segment(text)
  return Array.from(segments, ({ segment, isWordLike }) => (isWordLike ? segment : "")).filter(Boolean)
}

/** Stretches of neighbours of which each is gone. */
function runsOf(words: readonly string[], isGone: (word: string) => boolean): string[][] {
  const runs: string[][] = [[]]
  for (const word of words) {
    if (isGone(word)) runs.at(-1)?.push(word)
    else runs.push([])
  }
  return runs
}

/** The words of a run that mean something, and the phrases that begin and end with such. */
function phrasesOf(run: readonly string[], locale: Locale): string[] {
  const phrases: string[] = []
  for (let start = 0; start < run.length; start++) {
    for (let length = 1; length <= LONGEST_PHRASE && start + length <= run.length; length++) {
      const words = run.slice(start, start + length)
      if (isEmpty(words[0], locale) || isEmpty(words.at(-1), locale)) continue
      phrases.push(words.join(locale === "zh" ? "" : " "))
    }
  }
  return phrases
}

function isEmpty(word: string | undefined, locale: Locale): boolean {
  if (word === undefined || !HAS_LETTER.test(word) || STOP_WORDS[locale].has(word)) return true
  return [...word].length < 2
}
