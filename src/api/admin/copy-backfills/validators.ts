import { z } from "zod"

import { CopyLocale } from "../../../copy/draft"
import { BACKFILL_ITEM_STATUSES } from "../../../types/copy-backfill"
import { wholeNumber } from "../query-values"

const MAX_LIMIT = 100
/** Named by hand; a larger choice is a category, a collection or a channel. */
const MAX_IDS = 10_000

const ids = z.array(z.string().min(1)).min(1).max(MAX_IDS).optional()

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "must be a time of day as HH:MM, from 00:00 to 23:59" })

const TimeZone = z.string().refine(isTimeZone, { error: "must be a time zone's name, as Europe/Berlin or Asia/Shanghai" })

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== ""
  } catch {
    return false
  }
}

export const AdminCreateCopyBackfill = z
  .object({
    selection: z
      .object({
        copy: z.enum(["all", "missing", "outdated"]).optional(),
        product_ids: ids,
        category_ids: ids,
        collection_ids: ids,
        sales_channel_ids: ids,
        limit: z.int().min(1).optional(),
        redo: z.boolean().optional(),
      })
      .strict()
      .default({}),
    /** @default the plugin's locales */
    locales: z
      .array(CopyLocale)
      .min(1)
      // An item is a product in a language: one named twice would be the same item twice.
      .transform((locales) => [...new Set(locales)])
      .optional(),
    hours: z
      .object({ from: TimeOfDay, until: TimeOfDay, time_zone: TimeZone })
      .strict()
      .refine(({ from, until }) => from !== until, { error: "must begin and end at different times" })
      .nullish(),
    drafts_per_hour: z.int().min(1).max(100_000).nullish(),
  })
  .strict()
export type AdminCreateCopyBackfill = z.infer<typeof AdminCreateCopyBackfill>

export const AdminRetryCopyBackfill = z.object({ item_ids: ids }).strict()
export type AdminRetryCopyBackfill = z.infer<typeof AdminRetryCopyBackfill>

export const AdminGetCopyBackfillsParams = z.object({
  limit: wholeNumber(1, MAX_LIMIT, 20),
  offset: wholeNumber(0, Number.MAX_SAFE_INTEGER, 0),
})
export type AdminGetCopyBackfillsParams = z.infer<typeof AdminGetCopyBackfillsParams>

const ItemStatus = z.enum(BACKFILL_ITEM_STATUSES)

export const AdminGetCopyBackfillItemsParams = AdminGetCopyBackfillsParams.extend({
  status: z.union([ItemStatus.transform((status) => [status]), z.array(ItemStatus)]).optional(),
  q: z.string().max(200).optional(),
})
export type AdminGetCopyBackfillItemsParams = z.infer<typeof AdminGetCopyBackfillItemsParams>
