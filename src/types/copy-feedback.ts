import type { CopyField } from "../copy/draft"
import type { FeedbackVerdict } from "../copy/feedback"
import type { CountedWords } from "../copy/fold-phrases"
import type { Locale } from "../copy/limits"

export type { CountedWords, FeedbackVerdict }

/** What a person did with one field of a draft. */
export interface CopyFeedbackDTO {
  id: string
  draft_id: string
  product_id: string
  locale: Locale
  field: CopyField
  verdict: FeedbackVerdict
  /** Whether the words went to the product. */
  accepted: boolean
  /** The model's words. */
  before: unknown
  /** The person's words; null where the draft was rejected. */
  after: unknown
  /** Words, or Chinese characters, that the person changed; null where the draft was rejected. */
  distance: number | null
  /** The same as a share of the words, 0 to 1. */
  changed: number | null
  /** Words and phrases that the person deleted. */
  removed: string[]
  template: string | null
  model: string | null
  category: string | null
  /** Accepted drafts that stood in the prompt as examples. */
  examples: number
  actor_id: string | null
  created_at: string
}

/** `GET /admin/copy-feedback`, the newest first. */
export interface CopyFeedbackListResponse {
  copy_feedback: CopyFeedbackDTO[]
  count: number
  limit: number
  offset: number
}

/** Which feedback is meant: from a moment to before another one, in a language. */
export interface FeedbackPeriod {
  from?: Date
  to?: Date
  locale?: Locale
}

/** How much of it came out how. Drafts are counted; where it is by field, fields of drafts. */
export interface FeedbackShares {
  reviewed: number
  /** Of a draft: every field that was accepted. */
  as_written: number
  edited: number
  rejected: number
  /** Of the words the share that people changed, 0 to 1, over what was not rejected; null where there is none of that. */
  mean_changed: number | null
}

export const FEEDBACK_GROUPINGS = ["template", "category", "field", "model", "week"] as const
export type FeedbackGrouping = (typeof FEEDBACK_GROUPINGS)[number]

export interface FeedbackGroup extends FeedbackShares {
  /** Of a week its Monday in UTC, `2026-11-23`; null where the drafts have none. */
  key: string | null
}

export interface FeedbackField extends FeedbackShares {
  field: CopyField
  /** Words, or Chinese characters, that people changed, over what was not rejected. */
  mean_distance: number | null
}

/** `GET /admin/copy-feedback/summary` */
export interface CopyFeedbackSummaryDTO {
  total: FeedbackShares
  by: FeedbackGrouping
  /** Of weeks the oldest first, of others the largest. */
  groups: FeedbackGroup[]
  fields: FeedbackField[]
  /** What people delete most, by language. */
  removed: CountedWords[]
  /** Drafts whose prompt had accepted drafts as examples, and those whose had none. */
  examples: { with: FeedbackShares; without: FeedbackShares }
}

export interface CopyFeedbackSummaryResponse {
  copy_feedback_summary: CopyFeedbackSummaryDTO
}
