import type { CopyBackfillDTO } from "../../types/copy-backfill"
import type { CopyDraftDTO } from "../../types/copy-draft"

/** Items that were left out after the dry run: by hand, with their product, or since it was cancelled. */
export function skippedLater({ plan, progress }: Pick<CopyBackfillDTO, "plan" | "progress">): number {
  return progress.skipped - Object.values(plan.skipped).reduce((sum, count) => sum + count, 0)
}

/** Items of a plan that get a draft. */
export function plannedDrafts({ progress }: Pick<CopyBackfillDTO, "progress">): number {
  return progress.total - progress.skipped
}

/**
 * How many seconds the whole of a planned backfill takes: as the dry run found, or, in a store that had
 * never made a draft, as long as the samples took. Its pace, where it has one, makes it longer. Null while
 * nothing is known.
 */
export function estimateSeconds(
  backfill: Pick<CopyBackfillDTO, "progress" | "plan" | "drafts_per_hour">,
  samples: readonly Pick<CopyDraftDTO, "provenance">[]
): number | null {
  const drafts = plannedDrafts(backfill)
  const seconds = backfill.plan.seconds ?? ofSamples(samples, drafts - backfill.plan.known)
  if (seconds === null || backfill.drafts_per_hour === null) return seconds
  return Math.max(seconds, (drafts / backfill.drafts_per_hour) * 3_600)
}

function ofSamples(samples: readonly Pick<CopyDraftDTO, "provenance">[], inferences: number): number | null {
  const each = samples.flatMap(({ provenance }) => {
    // One that was copied says how long the first took, or nothing.
    if (!provenance || provenance.reused_from) return []
    return [Object.values(provenance.timings_ms).reduce((sum, part) => sum + part, 0) / 1_000]
  })
  if (each.length === 0) return inferences === 0 ? 0 : null
  return (each.reduce((sum, seconds) => sum + seconds, 0) / each.length) * inferences
}
