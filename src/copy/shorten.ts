import type { Locale } from "./limits"

/** Ends of a sentence, and of a phrase within one, that a cut may follow. */
const SENTENCE_END: Record<Locale, RegExp> = { en: /[.!?](?=\s|$)/g, zh: /[。！？!?]/g }
const PHRASE_END: Record<Locale, RegExp> = { en: /[,;:](?=\s)|\s[-–—](?=\s)/g, zh: /[，、；：,;]/g }
/** Of the limit: a cut that would keep less is not worth its clean end. */
const WORTH_KEEPING = 0.5

const TRAILING_MARKS = /[\s,;:，、；：\-–—(（[【“‘「《]+$/u
/** An English phrase does not end on these. */
const DANGLING = /\s(?:a|an|the|and|or|but|of|in|on|at|to|for|with|by|from|as|its|that|which|is|are)$/i
/** A Latin word or a number that a cut would split. */
const SPLIT_WORD_BEFORE = /[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{M}\p{N}.'’-]*$/u
const SPLIT_WORD_AFTER = /^[\p{Script=Latin}\p{M}\p{N}]/u

/**
 * The longest beginning of the text that has at most `limit` characters and ends well:
 * after a sentence, else after a phrase, else after a word (Chinese: after a
 * character). Never splits what a reader sees as one character, except where the first
 * alone is longer than the limit. Not empty where the text is not.
 */
export function shorten(text: string, limit: number, locale: Locale): string {
  const codePoints = [...text]
  if (codePoints.length <= limit) return text
  const kept = wholeCharacters(codePoints.slice(0, limit + 1).join(""), limit) || codePoints.slice(0, limit).join("")
  const rest = text.slice(kept.length)

  const sentence = upToLast(kept, SENTENCE_END[locale], limit)
  if (sentence) return sentence
  const phrase = upToLast(kept, PHRASE_END[locale], limit)
  if (phrase) return tidyEnd(phrase, locale)
  return tidyEnd(withoutSplitWord(kept, rest), locale)
}

/** As many whole grapheme clusters as `limit` code points hold. */
function wholeCharacters(text: string, limit: number): string {
  let length = 0
  let end = 0
  for (const { segment, index } of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)) {
    length += [...segment].length
    if (length > limit) break
    end = index + segment.length
  }
  return text.slice(0, end)
}

/** Up to and with the last match, where that keeps enough; else nothing. */
function upToLast(text: string, end: RegExp, limit: number): string {
  const last = [...text.matchAll(end)].at(-1)
  if (!last) return ""
  const kept = text.slice(0, last.index + last[0].length)
  return [...kept].length >= limit * WORTH_KEEPING ? kept : ""
}

function withoutSplitWord(kept: string, rest: string): string {
  if (!SPLIT_WORD_AFTER.test(rest)) return kept
  const whole = kept.replace(SPLIT_WORD_BEFORE, "")
  // One word that fills the whole field can only be cut inside.
  return whole.trim() === "" ? kept : whole
}

function tidyEnd(text: string, locale: Locale): string {
  let tidy = text.replace(TRAILING_MARKS, "")
  while (locale === "en" && DANGLING.test(tidy)) {
    tidy = tidy.replace(DANGLING, "").replace(TRAILING_MARKS, "")
  }
  return tidy || text.trim()
}
