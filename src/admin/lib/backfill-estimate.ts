import { secondsUntilDone } from "../../copy/backfill-hours"
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

/** Seconds; null while nothing is known. */
export interface BackfillEstimate {
  computing: number | null
  /** Were it started now, in its hours and at its pace; at least, while the computing is not known. */
  untilDone: number | null
}

/**
 * How long the whole of a planned backfill takes: as the dry run found, or, in a store that had never made
 * a draft, as long as the samples took.
 */
export function estimate(
  backfill: Pick<CopyBackfillDTO, "progress" | "plan" | "drafts_per_hour" | "hours">,
  samples: readonly Pick<CopyDraftDTO, "provenance">[],
  now = new Date()
): BackfillEstimate {
  const { plan, drafts_per_hour, hours } = backfill
  const drafts = plannedDrafts(backfill)
  const seconds = plan.seconds ?? ofSamples(samples, drafts - plan.known)
  return { computing: seconds, untilDone: secondsUntilDone({ seconds, drafts, drafts_per_hour, hours }, now) }
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
