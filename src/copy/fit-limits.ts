import type { CopyContent, CopyField, CopyIssue } from "./draft"
import type { DraftWords } from "./draft-words"
import { FIELD_LABELS, itemLabel } from "./field-labels"
import { FIELD_LIMITS, SELLING_POINT_COUNT, characterCount, type Locale } from "./limits"
import { shorten } from "./shorten"

/** What the draft's schema takes beside the locale's limits: entries, and UTF-16 units of each. */
const LIST_LIMIT = 50
const ATTRIBUTE_NAME_UNITS = 60
const ATTRIBUTE_VALUE_UNITS = 120
const PRINTED_TEXT_UNITS = 500

/**
 * Cuts what is too long at the end of a sentence, a phrase or a word, keeps the first
 * three selling points, and says so. Never adds or changes a word. Words that already
 * fit come back as they are, without issues.
 */
export function fitLimits(words: DraftWords, locale: Locale): { content: CopyContent; issues: CopyIssue[] } {
  const limits = FIELD_LIMITS[locale]
  const issues: CopyIssue[] = []
  const fit = (field: CopyField, label: string, text: string, limit: number): string => {
    const length = characterCount(text)
    if (length <= limit) return text
    const message = `The model wrote ${length} characters of ${label}; it was shortened to fit ${limit}.`
    issues.push({ field, code: "shortened", severity: "warning", message })
    return shorten(text, limit, locale)
  }
  // A character has at most two units, so half as many characters always fit.
  const fitUnits = (field: CopyField, label: string, text: string, units: number): string =>
    text.length <= units ? text : fit(field, label, text, Math.floor(units / 2))
  const fitList = <Entry>(field: CopyField, entries: Entry[]): Entry[] => {
    if (entries.length > LIST_LIMIT) {
      const message = `The model wrote ${entries.length} ${FIELD_LABELS[field]}; the first ${LIST_LIMIT} were kept.`
      issues.push({ field, code: "wrong_count", severity: "info", message })
    }
    return entries.slice(0, LIST_LIMIT)
  }
  const written = words.selling_points.length
  if (written > SELLING_POINT_COUNT) {
    const message = `The model wrote ${written} selling points; the first ${SELLING_POINT_COUNT} were kept.`
    issues.push({ field: "selling_points", code: "wrong_count", severity: "info", message })
  }
  const content = {
    title: fit("title", FIELD_LABELS.title, words.title, limits.title),
    selling_points: words.selling_points
      .slice(0, SELLING_POINT_COUNT)
      .map((point, index) => fit("selling_points", itemLabel("selling_points", index), point, limits.selling_points)),
    description: fit("description", FIELD_LABELS.description, words.description, limits.description),
    alt_text: fit("alt_text", FIELD_LABELS.alt_text, words.alt_text, limits.alt_text),
    attributes: fitList("attributes", words.attributes).map(({ name, value, evidence }, index) => ({
      name: fitUnits("attributes", itemLabel("attributes", index), name, ATTRIBUTE_NAME_UNITS),
      value: fitUnits("attributes", itemLabel("attributes", index), value, ATTRIBUTE_VALUE_UNITS),
      evidence,
    })),
    ocr_text: fitList("ocr_text", words.ocr_text).map((text, index) =>
      fitUnits("ocr_text", itemLabel("ocr_text", index), text, PRINTED_TEXT_UNITS)
    ),
  }
  return { content, issues }
}
