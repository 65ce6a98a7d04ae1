import { cleanParagraphs, cleanText } from "./clean-text"
import { EditedCopy, type CopyContent, type CopyField, type CopyIssue } from "./draft"
import { FIELD_LABELS, itemLabel, sentenceStart } from "./field-labels"
import { findLongFields } from "./find-long-fields"
import { SELLING_POINT_COUNT, type Locale } from "./limits"

/** The merchant's words cannot be saved as they are. `issues` says why, field by field. */
export class EditedCopyError extends Error {
  readonly code = "invalid_edit"

  constructor(readonly issues: CopyIssue[]) {
    super(issues.map(({ message }) => message).join(" "))
    this.name = "EditedCopyError"
  }
}

/** The words that count: the merchant's where there are any, else the model's. */
export function applyEdits(content: CopyContent, edited: EditedCopy): CopyContent {
  return {
    title: edited.title ?? content.title,
    selling_points: edited.selling_points ?? content.selling_points,
    description: edited.description ?? content.description,
    alt_text: edited.alt_text ?? content.alt_text,
    attributes: edited.attributes ?? content.attributes,
    ocr_text: edited.ocr_text ?? content.ocr_text,
  }
}

/**
 * The merchant's words as they are saved: surrounding space and invisible characters
 * gone, line breaks of the description kept.
 *
 * @throws EditedCopyError when a field is empty or longer than the locale's limit.
 * Words of a person are never cut for them.
 */
export function readEdits(edited: EditedCopy, locale: Locale): EditedCopy {
  const cleaned = cleanEdits(edited)
  const issues = [...emptyFields(cleaned), ...findLongFields(cleaned, locale)]
  if (issues.length > 0) throw new EditedCopyError(issues)
  const result = EditedCopy.safeParse(cleaned)
  if (!result.success) throw new EditedCopyError(schemaIssues(result.error))
  return result.data
}

function cleanEdits(edited: EditedCopy): EditedCopy {
  const { title, selling_points, description, alt_text, attributes, ocr_text } = edited
  return {
    ...(title !== undefined && { title: cleanText(title) }),
    ...(selling_points !== undefined && { selling_points: selling_points.map(cleanText) }),
    ...(description !== undefined && { description: cleanParagraphs(description) }),
    ...(alt_text !== undefined && { alt_text: cleanText(alt_text) }),
    ...(attributes !== undefined && {
      attributes: attributes.map((attribute) => ({ ...attribute, name: cleanText(attribute.name), value: cleanText(attribute.value) })),
    }),
    ...(ocr_text !== undefined && { ocr_text: ocr_text.map(cleanText).filter((text) => text !== "") }),
  }
}

function emptyFields(edited: EditedCopy): CopyIssue[] {
  const issues: CopyIssue[] = []
  const refuse = (field: CopyField, code: CopyIssue["code"], message: string) =>
    issues.push({ field, code, severity: "error", message })

  if (edited.title === "") refuse("title", "empty", "The title is empty. Write one.")
  if (edited.description === "") refuse("description", "empty", "The description is empty. Write one.")
  const points = edited.selling_points
  if (points && points.length !== SELLING_POINT_COUNT) {
    refuse("selling_points", "wrong_count", `There are ${points.length} selling points. Write exactly ${SELLING_POINT_COUNT}.`)
  }
  points?.forEach((point, index) => {
    if (point === "") refuse("selling_points", "empty", `${sentenceStart(itemLabel("selling_points", index))} is empty. Write one.`)
  })
  edited.attributes?.forEach(({ name, value }, index) => {
    if (name !== "" && value !== "") return
    const label = name === "" ? itemLabel("attributes", index) : `attribute ${name}`
    refuse("attributes", "empty", `${sentenceStart(label)} needs a name and a value. Fill it in or remove it.`)
  })
  return issues
}

/** What is left for the schema to refuse: attributes and printed texts that are far too long or too many. */
function schemaIssues(error: ReturnType<typeof EditedCopy.safeParse>["error"]): CopyIssue[] {
  return (error?.issues ?? []).map(({ path, message }) => {
    const field = fieldOf(path[0])
    return { field, code: "too_long", severity: "error", message: `The ${FIELD_LABELS[field]} cannot be saved: ${message}.` }
  })
}

function fieldOf(name: PropertyKey | undefined): CopyField {
  return EditedCopy.keyof().safeParse(name).data ?? "title"
}
