import { model } from "@medusajs/framework/utils"

import { FEEDBACK_VERDICTS } from "../../../copy/feedback"

/**
 * What a person did with one field of a draft: figures to be counted. The words themselves stay in the draft.
 * Kept in the transactions that decide (`noteFeedback`).
 */
export const CopyFeedback = model
  .define(
    { name: "CopyFeedback", tableName: "copy_feedback" },
    {
      id: model.id({ prefix: "cfeed" }).primaryKey(),
      draft_id: model.text(),
      product_id: model.text(),
      locale: model.text(),
      field: model.text(),
      verdict: model.enum([...FEEDBACK_VERDICTS]),
      accepted: model.boolean(),
      /** Words, or Chinese characters, that the person changed. */
      distance: model.number().nullable(),
      /** Of the words the share that was changed, 0 to 1. */
      changed: model.float().nullable(),
      /** Words and phrases that the person deleted. */
      removed: model.array(),
      template: model.text().nullable(),
      model: model.text().nullable(),
      category: model.text().nullable(),
      /** Accepted drafts that stood in the prompt. */
      examples: model.number().default(0),
      /** Id of an admin; null where no person did it. */
      actor_id: model.text().nullable(),
    }
  )
  .indexes([
    { on: ["draft_id", "field"], unique: true },
    { on: ["created_at", "id"] },
    { name: "IDX_copy_feedback_examples", on: ["category", "locale", "created_at"], where: "accepted AND field = 'description' AND deleted_at IS NULL" },
  ])
