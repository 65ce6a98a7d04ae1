import type { CopyContent, CopyField } from "../draft"
import { FIELD_LABELS, itemLabel } from "../field-labels"

/** A piece of a field's words, and how to name it to a person. */
export interface FieldWords {
  field: CopyField
  label: string
  text: string
  /** Name of the attribute, where it is one. */
  attribute?: string
}

/** The words that customers read: title, each selling point, description, alt text. */
export function sentences(content: CopyContent): FieldWords[] {
  return [
    { field: "title", label: FIELD_LABELS.title, text: content.title },
    ...content.selling_points.map((text, index): FieldWords => ({ field: "selling_points", label: itemLabel("selling_points", index), text })),
    { field: "description", label: FIELD_LABELS.description, text: content.description },
    { field: "alt_text", label: FIELD_LABELS.alt_text, text: content.alt_text },
  ]
}

/** Each attribute with its name. */
export function namedAttributes({ attributes }: CopyContent): FieldWords[] {
  return attributes.map(({ name, value }) => ({ field: "attributes", label: `attribute ${name}`, text: `${name} ${value}`, attribute: name }))
}

/** The values alone: a name such as `material` or `origin` says nothing by itself. */
export function attributeValues({ attributes }: CopyContent): FieldWords[] {
  return attributes.map(({ name, value }) => ({ field: "attributes", label: `attribute ${name}`, text: value, attribute: name }))
}

/** What was read off the picture, text by text. */
export function printedTexts({ ocr_text }: CopyContent): FieldWords[] {
  return ocr_text.map((text, index) => ({ field: "ocr_text", label: itemLabel("ocr_text", index), text }))
}

/** Differences of case, width, spaces and punctuation do not make other words. */
export function comparable(text: string): string {
  const letters = text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}\p{M}]+/gu, "")
  return letters || text.trim()
}

/** For messages: `“leather” and “Italy”`. */
export function quoted(words: readonly string[]): string {
  const unique = [...new Set(words.map((word) => word.trim()))].map((word) => `“${word}”`)
  const last = unique.pop() ?? ""
  return unique.length > 0 ? `${unique.join(", ")} and ${last}` : last
}
