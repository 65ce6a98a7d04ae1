import { applyEdits } from "./apply-edits"
import { COPY_FIELDS, type CopyContent, type CopyField, type EditedCopy, type Provenance, type PublishedField } from "./draft"
import { draftReply } from "./draft-reply"
import { feedbackOrigin } from "./feedback"
import type { Locale } from "./limits"
import { promptText } from "./prompt"

/** A draft that a person accepted. */
export interface AcceptedDraft {
  id: string
  product_id: string
  locale: Locale
  content: CopyContent
  edited: EditedCopy
  published: readonly Pick<PublishedField, "field">[]
  provenance: Provenance
  instructions: string | null
  /** ISO 8601 */
  decided_at: string
}

type ImagePart = { type: "image"; image: string }
type TextPart = { type: "text"; text: string }

/** One line of the export: a conversation as fine-tuning tools read them, and where it comes from. */
export interface FineTuningExample {
  messages: [{ role: "user"; content: (ImagePart | TextPart)[] }, { role: "assistant"; content: string }]
  metadata: {
    draft_id: string
    product_id: string
    locale: Locale
    category: string | null
    template: string | null
    model: string | null
    /** Whose words went to the product; of the others nobody said that they are right. */
    accepted_fields: CopyField[]
    /** Of which the words are the person's. */
    edited_fields: CopyField[]
    accepted_at: string
  }
}

/**
 * What the model should have answered: the prompt, from what the store knew when the draft was made (not now,
 * when the product says the accepted words), and the reply with the person's words in the model's format.
 * Examples that stood in the prompt are left out.
 *
 * @param addressOf a picture by its id; undefined where it is gone
 */
export function fineTuningExample(draft: AcceptedDraft, addressOf: (pictureId: string) => string | undefined): FineTuningExample {
  const { id, product_id, locale, content, edited, published, provenance, instructions, decided_at } = draft
  const words = applyEdits(content, edited)
  const images = provenance.picture_ids.map((picture): ImagePart => ({ type: "image", image: addressOf(picture) ?? picture }))
  const text = promptText({ locale, facts: provenance.facts ?? {}, instructions })
  const { category, template, model } = feedbackOrigin(provenance)
  return {
    messages: [
      { role: "user", content: [...images, { type: "text", text }] },
      { role: "assistant", content: draftReply(words) },
    ],
    metadata: {
      ...{ draft_id: id, product_id, locale, category, template, model },
      accepted_fields: COPY_FIELDS.filter((field) => published.some((one) => one.field === field)),
      edited_fields: COPY_FIELDS.filter((field) => JSON.stringify(words[field]) !== JSON.stringify(content[field])),
      accepted_at: decided_at,
    },
  }
}
