import type { DraftError } from "../../copy/draft"
import type { Locale } from "../../copy/limits"
import type {
  BackfillHours,
  BackfillItemStatus,
  BackfillPlan,
  BackfillSelection,
  BackfillStatus,
  SkipReason,
} from "../../types/copy-backfill"

/** A row of `copy_backfill` as the database returns it. */
export interface CopyBackfillRow {
  id: string
  status: BackfillStatus
  selection: BackfillSelection
  locales: Locale[]
  hours: BackfillHours | null
  drafts_per_hour: number | null
  plan: BackfillPlan
  stop_reason: DraftError | null
  tries_again_at: Date | null
  created_by: string | null
  created_at: Date
  started_at: Date | null
  finished_at: Date | null
}

/** A row of `copy_backfill_item` as the database returns it. */
export interface CopyBackfillItemRow {
  id: string
  backfill_id: string
  product_id: string
  product_title: string
  locale: Locale
  position: number
  status: BackfillItemStatus
  draft_id: string | null
  reason: DraftError | null
  queued_at: Date | null
  finished_at: Date | null
}

/** Emitted with the backfill's `id`, once each time; of those that stop again without having got on, only for the first. */
export type BackfillEvent = "copy-backfill.finished" | "copy-backfill.stopped"

export type NewBackfill = Pick<CopyBackfillRow, "selection" | "locales" | "hours" | "drafts_per_hour" | "created_by">
export type NewBackfillItem = Pick<CopyBackfillItemRow, "product_id" | "product_title" | "locale"> & { skip?: SkipReason }
