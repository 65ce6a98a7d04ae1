import type { CopyField } from "../../copy/draft"
import type { FeedbackOrigin, FieldFeedback } from "../../copy/feedback"
import type { Locale } from "../../copy/limits"

/** A row of `copy_feedback` as the database returns it. */
export interface CopyFeedbackRow extends FieldFeedback, FeedbackOrigin {
  id: string
  draft_id: string
  product_id: string
  locale: Locale
  field: CopyField
  actor_id: string | null
  created_at: Date
  updated_at: Date
}
