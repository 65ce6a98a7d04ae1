import type { CopyAttribute, CopyContent, EditedCopy } from "../../copy/draft"
import { characterCount, FIELD_LIMITS, type Locale } from "../../copy/limits"
import { sameLines } from "./copy-fields"

/** A draft's words while they are edited. */
export interface DraftForm {
  title: string
  selling_points: string[]
  description: string
  alt_text: string
  attributes: CopyAttribute[]
  /** One text a line. */
  ocr_text: string
}

export function formOf(content: CopyContent): DraftForm {
  return { ...content, ocr_text: content.ocr_text.join("\n") }
}

/** The fields of the form that differ from `words`, as the store takes them. */
export function editsOf(form: DraftForm, words: CopyContent): EditedCopy {
  const ocrText = form.ocr_text.split("\n").map((line) => line.trim()).filter(Boolean)
  const points = form.selling_points.map((point) => point.trim())
  return {
    ...(form.title.trim() !== words.title && { title: form.title.trim() }),
    ...(!sameLines(points, words.selling_points) && { selling_points: points }),
    ...(form.description.trim() !== words.description && { description: form.description.trim() }),
    ...(form.alt_text.trim() !== words.alt_text && { alt_text: form.alt_text.trim() }),
    ...(!sameAttributes(form.attributes, words.attributes) && { attributes: form.attributes }),
    ...(!sameLines(ocrText, words.ocr_text) && { ocr_text: ocrText }),
  }
}

export type FieldProblem = "required" | "over" | null

/** Why the store would refuse one entry of a field. Alt text may be empty; the rest may not. */
export function problemOf(text: string, field: "title" | "selling_points" | "description" | "alt_text", locale: Locale): FieldProblem {
  const words = text.trim()
  if (words === "" && field !== "alt_text") return "required"
  return characterCount(words) > FIELD_LIMITS[locale][field] ? "over" : null
}

/** Whether the store would take the form as it is. */
export function isComplete(form: DraftForm, locale: Locale): boolean {
  return (
    problemOf(form.title, "title", locale) === null &&
    form.selling_points.every((point) => problemOf(point, "selling_points", locale) === null) &&
    problemOf(form.description, "description", locale) === null &&
    problemOf(form.alt_text, "alt_text", locale) === null &&
    form.attributes.every(({ name, value }) => name.trim() !== "" && value.trim() !== "")
  )
}

function sameAttributes(left: readonly CopyAttribute[], right: readonly CopyAttribute[]): boolean {
  return (
    left.length === right.length &&
    left.every(({ name, value }, index) => name === right[index]?.name && value === right[index]?.value)
  )
}
