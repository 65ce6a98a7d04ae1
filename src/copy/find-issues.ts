import { hasInvisibleCharacters } from "./clean-text"
import type { CopyContent, CopyField, CopyIssue } from "./draft"
import { FIELD_LABELS, itemLabel, sentenceStart } from "./field-labels"
import { findLongFields } from "./find-long-fields"
import type { Locale } from "./limits"

/** A piece of a field's words, and how to name it to a person. */
interface Words {
  field: CopyField
  label: string
  text: string
}

const HAN = /\p{Script=Han}/u
const LATIN = /\p{Script=Latin}/u
const LETTER = /\p{L}/u
const MARKUP = /<[a-z!/?]|&(?:#\d|#x[\da-f]|[a-z]{2,8};)/i
const LINK =
  /(?:https?|ftp):\/\/|www\.[a-z\d]|(?:javascript|vbscript|mailto):|data:[a-z]+\/|[a-z\d]\.(?:com|net|org|cn|io|co|shop|store|app)(?![a-z\d])|@[a-z\d-]+\.[a-z]/i

/**
 * What the rules find in the effective words of a draft, the model's or the
 * merchant's. Pure: the same words give the same issues. An issue hides nothing; it
 * tells the person who decides where to look.
 */
export function findIssues(content: CopyContent, locale: Locale): CopyIssue[] {
  return [
    ...unsafeText(content),
    ...wrongScript(content, locale),
    ...findLongFields(content, locale),
    ...repeatedPoints(content),
    ...emptyAltText(content),
  ]
}

/** Words that a page could take for more than text, or that show something else than they say. */
function unsafeText(content: CopyContent): CopyIssue[] {
  const written = [...sentences(content), ...attributeWords(content)]
  const printed = content.ocr_text.map((text, index): Words => ({ field: "ocr_text", label: itemLabel("ocr_text", index), text }))
  return [...written, ...printed].flatMap(({ field, label, text }): CopyIssue[] => {
    const found = [
      ...(MARKUP.test(text) ? ["HTML"] : []),
      // A product may well carry its maker's address in print: that is what was read.
      ...(LINK.test(text) && field !== "ocr_text" ? ["a link or an address"] : []),
      ...(hasInvisibleCharacters(text) ? ["invisible characters"] : []),
    ]
    if (found.length === 0) return []
    const message = `${sentenceStart(label)} contains ${found.join(" and ")}. Remove it unless you mean it.`
    return [{ field, code: "unsafe_text", severity: "error", message }]
  })
}

/** Words in the writing of another language than the draft's. */
function wrongScript(content: CopyContent, locale: Locale): CopyIssue[] {
  const words = locale === "en" ? [...sentences(content), ...attributeWords(content)] : sentences(content)
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

function repeatedPoints({ selling_points }: CopyContent): CopyIssue[] {
  const first = new Map<string, number>()
  return selling_points.flatMap((point, index): CopyIssue[] => {
    const said = comparable(point)
    const earlier = first.get(said)
    if (earlier === undefined) {
      first.set(said, index)
      return []
    }
    const message = `Selling point ${index + 1} says the same as selling point ${earlier + 1}.`
    return [{ field: "selling_points", code: "repeated_point", severity: "warning", message }]
  })
}

function emptyAltText({ alt_text }: CopyContent): CopyIssue[] {
  if (alt_text.trim() !== "") return []
  const message = "There is no alt text. People who cannot see the picture will not know what it shows."
  return [{ field: "alt_text", code: "empty", severity: "warning", message }]
}

function sentences(content: CopyContent): Words[] {
  return [
    { field: "title", label: FIELD_LABELS.title, text: content.title },
    ...content.selling_points.map((text, index): Words => ({ field: "selling_points", label: itemLabel("selling_points", index), text })),
    { field: "description", label: FIELD_LABELS.description, text: content.description },
    { field: "alt_text", label: FIELD_LABELS.alt_text, text: content.alt_text },
  ]
}

function attributeWords({ attributes }: CopyContent): Words[] {
  return attributes.map(({ name, value }) => ({
    field: "attributes",
    label: `attribute ${name}`,
    text: `${name} ${value}`,
  }))
}

function withoutPrinted(text: string, printed: readonly string[]): string {
  return printed.reduce((rest, words) => (words ? rest.split(words).join(" ") : rest), text)
}

/** Differences of case, width, spaces and punctuation do not make a new point. */
function comparable(text: string): string {
  const letters = text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}\p{M}]+/gu, "")
  return letters || text.trim()
}
