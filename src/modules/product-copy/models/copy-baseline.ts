import { model } from "@medusajs/framework/utils"

import type { StoreBaseline } from "../../../copy/templates/store-baseline"

/** One version of what holds for all of the store's copy. The newest counts. */
export const CopyBaseline = model
  .define(
    { name: "CopyBaseline", tableName: "copy_baseline" },
    {
      id: model.id({ prefix: "cbase" }).primaryKey(),
      /** From 1. */
      version: model.number(),
      baseline: model.json<StoreBaseline>(),
      note: model.text().nullable(),
      /** Id of an admin; null where no person did it. */
      created_by: model.text().nullable(),
    }
  )
  .indexes([{ on: ["version"], unique: true }])
