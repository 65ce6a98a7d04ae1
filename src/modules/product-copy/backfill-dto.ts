import { nextOpening } from "../../copy/backfill-hours"
import type { BackfillProgress, CopyBackfillDTO, CopyBackfillItemDTO } from "../../types/copy-backfill"
import type { CopyBackfillItemRow, CopyBackfillRow } from "./backfill-rows"

const NO_PROGRESS: BackfillProgress = {
  total: 0,
  done: 0,
  failed: 0,
  skipped: 0,
  left: 0,
  drafts_per_hour: null,
  finishes_at: null,
  waits_for_hours: false,
}

/** A backfill as the API shows it. */
export function backfillDTO(row: CopyBackfillRow, progress: BackfillProgress = NO_PROGRESS): CopyBackfillDTO {
  const { id, status, selection, locales, hours, drafts_per_hour, plan, stop_reason, created_by } = row
  return {
    ...{ id, status, selection, locales, hours, drafts_per_hour, plan, stop_reason, created_by },
    tries_again_at: row.status === "stopped" && row.tries_again_at ? nextOpening(hours, row.tries_again_at).toISOString() : null,
    created_at: row.created_at.toISOString(),
    started_at: row.started_at?.toISOString() ?? null,
    finished_at: row.finished_at?.toISOString() ?? null,
    progress,
  }
}

/** An item as the API shows it. */
export function backfillItemDTO(row: CopyBackfillItemRow): CopyBackfillItemDTO {
  const { id, backfill_id, product_id, product_title, locale, status, draft_id, reason } = row
  return {
    ...{ id, backfill_id, product_id, product_title, locale, status, draft_id, reason },
    finished_at: row.finished_at?.toISOString() ?? null,
  }
}
