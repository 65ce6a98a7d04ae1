import type { CopyContent, CopyField, CopyIssue } from "./draft"
import { FIELD_LABELS, itemLabel, sentenceStart } from "./field-labels"
import { FIELD_LIMITS, characterCount, type Locale } from "./limits"

/** Every field, or selling point, that is longer than the locale's limit. Absent fields are fine. */
export function findLongFields(words: Partial<CopyContent>, locale: Locale): CopyIssue[] {
  const limits = FIELD_LIMITS[locale]
  const issues: CopyIssue[] = []
  const check = (field: CopyField, label: string, text: string | undefined, limit: number) => {
    const length = text === undefined ? 0 : characterCount(text)
    if (length <= limit) return
    issues.push({
      field,
      code: "too_long",
      severity: "error",
      message: `${sentenceStart(label)} has ${length} characters, ${length - limit} more than the ${limit} that fit. Shorten it.`,
    })
  }
  check("title", FIELD_LABELS.title, words.title, limits.title)
  words.selling_points?.forEach((point, index) =>
    check("selling_points", itemLabel("selling_points", index), point, limits.selling_points)
  )
  check("description", FIELD_LABELS.description, words.description, limits.description)
  check("alt_text", FIELD_LABELS.alt_text, words.alt_text, limits.alt_text)
  return issues
}
