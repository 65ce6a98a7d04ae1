import { model } from "@medusajs/framework/utils"

import type { DraftError } from "../../../copy/draft"
import { BACKFILL_ITEM_STATUSES } from "../../../types/copy-backfill"

/** One product in one language of a backfill. */
export const CopyBackfillItem = model
  .define(
    { name: "CopyBackfillItem", tableName: "copy_backfill_item" },
    {
      id: model.id({ prefix: "cbitem" }).primaryKey(),
      backfill_id: model.text(),
      product_id: model.text(),
      product_title: model.text(),
      locale: model.text(),
      /** The order in which items are taken. */
      position: model.number(),
      status: model.enum([...BACKFILL_ITEM_STATUSES]).default("waiting"),
      /** The draft that was asked for. */
      draft_id: model.text().nullable(),
      reason: model.json<DraftError>().nullable(),
      queued_at: model.dateTime().nullable(),
      finished_at: model.dateTime().nullable(),
    }
  )
  // A migration adds one in the order in which items are listed, which cannot be said here.
  .indexes([
    { on: ["backfill_id", "product_id", "locale"], unique: true },
    { on: ["backfill_id", "status", "position"] },
    { name: "IDX_copy_backfill_item_draft_id", on: ["draft_id"], where: "status = 'queued' AND deleted_at IS NULL" },
  ])
