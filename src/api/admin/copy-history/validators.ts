import { z } from "zod"

import { CopyLocale } from "../../../copy/draft"
import { wholeNumber } from "../query-values"

export const AdminGetCopyHistoryParams = z.object({
  limit: wholeNumber(1, 200, 20),
  offset: wholeNumber(0, Number.MAX_SAFE_INTEGER, 0),
  draft_id: z.string().optional(),
  product_id: z.string().optional(),
  batch_id: z.string().optional(),
  locale: CopyLocale.optional(),
})
export type AdminGetCopyHistoryParams = z.infer<typeof AdminGetCopyHistoryParams>
