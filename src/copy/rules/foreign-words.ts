import type { CopyContent, CopyIssue } from "../draft"
import { sentenceStart } from "../field-labels"
import type { Locale } from "../limits"
import { namedAttributes, sentences } from "./field-words"

const HAN = /\p{Script=Han}/u
const LATIN = /\p{Script=Latin}/u
const LETTER = /\p{L}/u
const LATIN_WORD = /[\p{Script=Latin}\p{M}'’]{2,}/gu
const LETTERS_OF_WORDS = /\p{L}+/gu

/** Words in the writing of another language than the draft's. */
export function wrongScript(content: CopyContent, locale: Locale): CopyIssue[] {
  const words = locale === "en" ? [...sentences(content), ...namedAttributes(content)] : sentences(content)
  return words.flatMap(({ field, label, text }): CopyIssue[] => {
    // Words that are printed on the product are quoted in their own writing.
    const own = withoutPrinted(text, content.ocr_text)
    const wrong = locale === "en" ? HAN.test(own) || (LETTER.test(own) && !LATIN.test(own)) : text !== "" && !HAN.test(text)
    if (!wrong) return []
    const message =
      locale === "en" ? `${sentenceStart(label)} is not in English.` : `${sentenceStart(label)} has no Chinese characters.`
    return [{ field, code: "wrong_script", severity: "warning", message }]
  })
}

/**
 * Words in the draft's own writing that are not its language: an English sentence with a few Chinese
 * characters, Chinese spelled in Latin letters, German or French. Told by small words, so that a
 * short name in another language passes.
 */
export function wrongLanguage(content: CopyContent, locale: Locale): CopyIssue[] {
  return sentences(content).flatMap(({ field, label, text }): CopyIssue[] => {
    const own = withoutPrinted(text, content.ocr_text)
    const wrong = locale === "en" ? isForeignLatin(own) || isPinyin(own) : HAN.test(own) && isMostlyLatin(own)
    if (!wrong) return []
    const message = `${sentenceStart(label)} does not read like ${locale === "en" ? "English" : "Chinese"}. Rewrite it.`
    return [{ field, code: "wrong_language", severity: "warning", message }]
  })
}

/** A handful of Latin names among Chinese words is fine; a sentence is not. */
function isMostlyLatin(text: string): boolean {
  const latin = text.match(LATIN_WORD)?.length ?? 0
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return latin >= 4 && latin > han / 2
}

const ENGLISH = new Set("the of and for with in on to is are it its this that from your you by at as an a".split(" "))
/** Small words of languages written like English that English does not have. */
const FOREIGN: readonly ReadonlySet<string>[] = [
  "der das und mit für eine einen einem ein ist aus auf dem den von zum zur im nicht oder auch wie",
  "le les des et avec pour une un est dans sur du aux par cette qui à la",
  "el los las y con para una un es en del por su que muy este esta",
  "il gli e con per una un è di del della nel che questo questa su",
  "o os as e com para uma um é em do da no na que este esta",
  "de het een en met voor van is op uit dit deze voor bij",
].map((words) => new Set(words.split(" ")))

function isForeignLatin(text: string): boolean {
  const words = (text.toLowerCase().match(LETTERS_OF_WORDS) ?? []).map((word) => word.normalize("NFC"))
  const hits = (known: ReadonlySet<string>) => new Set(words.filter((word) => known.has(word))).size
  const english = hits(ENGLISH)
  return FOREIGN.some((foreign) => hits(foreign) >= 2 && hits(foreign) > english)
}

const SYLLABLE =
  /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ue|ui|uo|er|[aeiouü]))$/

/** Nothing but syllables of Chinese, with or without marks of tone. */
function isPinyin(text: string): boolean {
  const words = text.toLowerCase().normalize("NFD").replace(/[\u0300\u0301\u0304\u030c]/g, "").match(LETTERS_OF_WORDS) ?? []
  return words.length >= 4 && words.every((word) => SYLLABLE.test(word)) && !words.some((word) => ENGLISH.has(word) && word !== "a")
}

function withoutPrinted(text: string, printed: readonly string[]): string {
  return printed.reduce((rest, words) => (words ? rest.split(words).join(" ") : rest), text)
}
