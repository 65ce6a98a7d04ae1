import { model } from "@medusajs/framework/utils"

import type { DraftError } from "../../../copy/draft"
import type { Locale } from "../../../copy/limits"
import { BACKFILL_STATUSES, type BackfillHours, type BackfillPlan, type BackfillSelection } from "../../../types/copy-backfill"

/** One store-wide run. What is left to do stands in its items. */
export const CopyBackfill = model
  .define(
    { name: "CopyBackfill", tableName: "copy_backfill" },
    {
      id: model.id({ prefix: "cbfill" }).primaryKey(),
      status: model.enum([...BACKFILL_STATUSES]).default("planned"),
      selection: model.json<BackfillSelection>(),
      locales: model.json<Locale[]>(),
      hours: model.json<BackfillHours>().nullable(),
      drafts_per_hour: model.number().nullable(),
      plan: model.json<BackfillPlan>(),
      stop_reason: model.json<DraftError>().nullable(),
      /** Stopped: when the store tries by itself whether it can go on. Null where that takes a person. */
      tries_again_at: model.dateTime().nullable(),
      /** When a person was told last that it stopped. */
      told_at: model.dateTime().nullable(),
      /** Admin who started it. */
      created_by: model.text().nullable(),
      started_at: model.dateTime().nullable(),
      finished_at: model.dateTime().nullable(),
    }
  )
  .indexes([{ on: ["status"] }, { on: ["created_at"] }])
