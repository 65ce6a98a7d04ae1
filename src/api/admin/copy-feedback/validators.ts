import { z } from "zod"

import { COPY_FIELDS, CopyLocale } from "../../../copy/draft"
import { FEEDBACK_VERDICTS } from "../../../copy/feedback"
import { FEEDBACK_GROUPINGS } from "../../../types/copy-feedback"
import { wholeNumber } from "../query-values"

const MAX_LIMIT = 200

/** A day means its beginning in UTC. */
const Moment = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], { error: "must be a day as 2026-01-31 or a moment as 2026-01-31T00:00:00Z" })
  .transform((moment) => new Date(moment))

const name = z.string().min(1).max(500).optional()

const Period = z
  .object({
    from: Moment.optional(),
    /** Not included. */
    to: Moment.optional(),
    locale: CopyLocale.optional(),
  })
  .strict()

const inOrder = ({ from, to }: { from?: Date; to?: Date }) => !from || !to || from < to
const NOT_IN_ORDER = { error: "must be later than from", path: ["to"] }

export const AdminGetCopyFeedbackParams = Period.extend({
  limit: wholeNumber(1, MAX_LIMIT, 20),
  offset: wholeNumber(0, Number.MAX_SAFE_INTEGER, 0),
  draft_id: name,
  product_id: name,
  field: z.enum(COPY_FIELDS).optional(),
  verdict: z.enum(FEEDBACK_VERDICTS).optional(),
  template: name,
  model: name,
  category: name,
  actor_id: name,
}).refine(inOrder, NOT_IN_ORDER)
export type AdminGetCopyFeedbackParams = z.infer<typeof AdminGetCopyFeedbackParams>

export const AdminGetCopyFeedbackSummaryParams = Period.extend({ by: z.enum(FEEDBACK_GROUPINGS).default("week") }).refine(inOrder, NOT_IN_ORDER)
export type AdminGetCopyFeedbackSummaryParams = z.infer<typeof AdminGetCopyFeedbackSummaryParams>

export const AdminExportCopyFeedbackParams = Period.refine(inOrder, NOT_IN_ORDER)
export type AdminExportCopyFeedbackParams = z.infer<typeof AdminExportCopyFeedbackParams>
