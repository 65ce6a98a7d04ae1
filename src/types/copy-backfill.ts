import type { BackfillHours } from "../copy/backfill-hours"
import type { DraftError } from "../copy/draft"
import type { Locale } from "../copy/limits"

export type { BackfillHours }

/**
 * `planned`: counted, not started. `running` and `paused` are a person's choice; `stopped` is the store's
 * own, with the reason. `finished` and `cancelled` are ends; items that failed can be retried after either.
 */
export const BACKFILL_STATUSES = ["planned", "running", "paused", "stopped", "finished", "cancelled"] as const
export type BackfillStatus = (typeof BACKFILL_STATUSES)[number]

/** `queued`: its draft was asked for, and waits for the model or is in it. */
export const BACKFILL_ITEM_STATUSES = ["waiting", "queued", "done", "failed", "skipped"] as const
export type BackfillItemStatus = (typeof BACKFILL_ITEM_STATUSES)[number]

/** Why an item was left out. */
export const SKIP_REASONS = ["no_picture", "product_gone", "decided", "draft_waiting", "by_hand", "cancelled"] as const
export type SkipReason = (typeof SKIP_REASONS)[number]

/** Which products a backfill is for. All that is given must hold; nothing given means every product. */
export interface BackfillSelection {
  /** `missing`: no description, or a title that looks like a file's name. `outdated`: its newest draft was made by another model or template. @default "all" */
  copy?: "all" | "missing" | "outdated"
  product_ids?: string[]
  category_ids?: string[]
  collection_ids?: string[]
  sales_channel_ids?: string[]
  /** Products at the most, the oldest first. */
  limit?: number
  /** Also what a person accepted, edited or rejected, or has waiting for review. @default false */
  redo?: boolean
}

/** What a dry run found. */
export interface BackfillPlan {
  products: number
  /** Pictures that are looked at: each once, however many products and languages share it. */
  pictures: number
  /** Items whose draft can be copied from one of the same picture. */
  known: number
  /** Items that are left out, by reason. */
  skipped: Partial<Record<SkipReason, number>>
  /** Of computing, for the whole run at the speed of the last drafts; null before any was made here. */
  seconds: number | null
}

export interface CopyBackfillDTO {
  id: string
  status: BackfillStatus
  selection: BackfillSelection
  locales: Locale[]
  hours: BackfillHours | null
  /** Drafts an hour at the most. */
  drafts_per_hour: number | null
  plan: BackfillPlan
  /** Why the store stopped it. */
  stop_reason: DraftError | null
  /** When the store tries by itself whether it can go on; null where it is not stopped, or that takes a person. */
  tries_again_at: string | null
  created_by: string | null
  created_at: string
  started_at: string | null
  finished_at: string | null
  progress: BackfillProgress
}

export interface BackfillProgress {
  total: number
  done: number
  failed: number
  skipped: number
  /** Waiting or queued. */
  left: number
  /** From the last items that were done; null before the third, and when it does not run. */
  drafts_per_hour: number | null
  /** At that speed, in its hours; null when it is not known. */
  finishes_at: string | null
  /** Whether it waits for its hours to come. */
  waits_for_hours: boolean
}

export interface CopyBackfillItemDTO {
  id: string
  backfill_id: string
  product_id: string
  product_title: string
  locale: Locale
  status: BackfillItemStatus
  draft_id: string | null
  /** Of a failed item, as its draft's; of a skipped one `{ code: SkipReason }`. */
  reason: DraftError | null
  finished_at: string | null
}

/** A stretch of the run, for a chart. */
export interface BackfillSpan {
  from: string
  until: string
  done: number
  failed: number
}

export interface CopyBackfillResponse {
  copy_backfill: CopyBackfillDTO
}

export interface CopyBackfillListResponse {
  copy_backfills: CopyBackfillDTO[]
  count: number
  offset: number
  limit: number
}

export interface CopyBackfillItemListResponse {
  items: CopyBackfillItemDTO[]
  count: number
  offset: number
  limit: number
}

export interface CopyBackfillHistoryResponse {
  history: BackfillSpan[]
}
