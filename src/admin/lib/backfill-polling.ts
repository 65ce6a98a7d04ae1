import type { CopyBackfillDTO } from "../../types/copy-backfill"

/** Drafts that a dry run makes to be looked at before the rest is begun. */
export const SAMPLES = 3

const BUSY_MS = 2_000
const IDLE_MS = 15_000

/** How many samples a dry run still has to make. */
export function samplesToCome({ status, progress }: CopyBackfillDTO): number {
  if (status !== "planned") return 0
  return Math.min(SAMPLES - progress.done - progress.failed, progress.left)
}

/** Milliseconds until the next look at a backfill: short while drafts come in, long while it rests. */
export function backfillPollDelay(backfill: CopyBackfillDTO | undefined): number {
  if (!backfill) return IDLE_MS
  const isBusy = backfill.status === "running" && !backfill.progress.waits_for_hours
  return isBusy || samplesToCome(backfill) > 0 ? BUSY_MS : IDLE_MS
}
