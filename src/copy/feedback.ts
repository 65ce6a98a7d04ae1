import { applyEdits } from "./apply-edits"
import { COPY_FIELDS, type CopyContent, type CopyField, type DraftStatus, type EditedCopy, type Provenance, type PublishedField } from "./draft"
import { editDistance } from "./edit-distance"
import type { Locale } from "./limits"
import { removedWords } from "./removed-words"

/** What a person thought of the model's words. */
export const FEEDBACK_VERDICTS = ["as_written", "edited", "rejected"] as const
export type FeedbackVerdict = (typeof FEEDBACK_VERDICTS)[number]

/** What a person did with one field of a draft. */
export interface FieldFeedback {
  field: CopyField
  verdict: FeedbackVerdict
  /** Whether the words went to the product. Of an edit not yet accepted they did not. */
  accepted: boolean
  /** As `EditDistance`; null where it was rejected: what would have been right nobody said. */
  distance: number | null
  changed: number | null
  /** Words and phrases that the person deleted. */
  removed: string[]
}

/** A draft as a decision left it. */
export interface JudgedDraft {
  locale: Locale
  status: DraftStatus
  content: CopyContent | null
  edited: EditedCopy
  published: readonly Pick<PublishedField, "field">[] | null
}

/** What the model is asked to read, not to write: a rejection is not about it. */
const READ: readonly CopyField[] = ["ocr_text"]

/** Fields whose words are sentences, in which deleting one means something. */
const PROSE: readonly CopyField[] = ["title", "selling_points", "description", "alt_text"]

/**
 * The feedback that a draft stands for: every field that was accepted or edited, or all of them where it was
 * rejected. It follows from the draft alone, so that what takes a decision back takes its feedback back too.
 */
export function feedbackOf({ locale, status, content, edited, published }: JudgedDraft): FieldFeedback[] {
  if (!content) return []
  if (status === "rejected") {
    return COPY_FIELDS.filter((field) => !READ.includes(field) && content[field].length > 0).map((field) => ({
      ...{ field, verdict: "rejected" as const, accepted: false, distance: null, changed: null, removed: [] },
    }))
  }
  const words = applyEdits(content, edited)
  return COPY_FIELDS.flatMap((field) => {
    const accepted = published?.some((one) => one.field === field) ?? false
    const isEdited = JSON.stringify(content[field]) !== JSON.stringify(words[field])
    if (!accepted && !isEdited) return []
    const [before, after] = [fieldText(content, field), fieldText(words, field)]
    return {
      ...{ field, verdict: isEdited ? ("edited" as const) : ("as_written" as const), accepted },
      ...editDistance(before, after),
      removed: isEdited && PROSE.includes(field) ? removedWords(before, after, locale) : [],
    }
  })
}

/** Where feedback is counted under: of which product's category, written by what. */
export interface FeedbackOrigin {
  template: string | null
  /** Model and revision, as `demo@1a2b3c4d`. */
  model: string | null
  category: string | null
  /** Accepted drafts that stood in the prompt. */
  examples: number
}

export function feedbackOrigin(provenance: Provenance | null): FeedbackOrigin {
  if (!provenance) return { template: null, model: null, category: null, examples: 0 }
  const { template, model, revision, facts, examples } = provenance
  return {
    template,
    model: `${model}@${revision.slice(0, 12)}`,
    category: facts?.categories?.[0] ?? null,
    examples: examples?.length ?? 0,
  }
}

/** A field's words as one text, an entry of a list on a line. */
function fieldText(content: CopyContent, field: CopyField): string {
  if (field === "attributes") return content.attributes.map(({ name, value }) => `${name}: ${value}`).join("\n")
  const words = content[field]
  return typeof words === "string" ? words : words.join("\n")
}
