import type { CopyField } from "./draft"

/** How messages name a field to a person. The admin has its own translations. */
export const FIELD_LABELS: Readonly<Record<CopyField, string>> = {
  title: "title",
  selling_points: "selling points",
  description: "description",
  alt_text: "alt text",
  attributes: "attributes",
  ocr_text: "text in the picture",
}

/** How one entry of a field that has several is named. */
export const ITEM_LABELS: Readonly<Partial<Record<CopyField, string>>> = {
  selling_points: "selling point",
  attributes: "attribute",
  ocr_text: "text in the picture",
}

/** The same for a certain entry: `selling point 2`. */
export function itemLabel(field: CopyField, index: number): string {
  return `${ITEM_LABELS[field] ?? FIELD_LABELS[field]} ${index + 1}`
}

/** A label at the beginning of a sentence: `The title`, `Selling point 2`. */
export function sentenceStart(label: string): string {
  return /\d$/.test(label) ? label.charAt(0).toUpperCase() + label.slice(1) : `The ${label}`
}
