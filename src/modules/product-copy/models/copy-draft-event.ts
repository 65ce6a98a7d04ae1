import { model } from "@medusajs/framework/utils"

import { DRAFT_ACTIONS, type CopyChange } from "../../../copy/draft"

/** One thing that a person did with a draft. Written in the transaction that did it, and never changed. */
export const CopyDraftEvent = model
  .define(
    { name: "CopyDraftEvent", tableName: "copy_draft_event" },
    {
      id: model.id({ prefix: "cdevent" }).primaryKey(),
      draft_id: model.text(),
      product_id: model.text(),
      locale: model.text(),
      action: model.enum([...DRAFT_ACTIONS]),
      /** Id of an admin; null where no person did it. */
      actor_id: model.text().nullable(),
      changes: model.json<CopyChange[]>(),
      note: model.text().nullable(),
      /** The same for all that was decided together. */
      batch_id: model.text().nullable(),
    }
  )
  .indexes([
    { on: ["draft_id", "created_at"] },
    { on: ["product_id", "created_at"] },
    { on: ["batch_id"] },
    { on: ["created_at"] },
  ])
