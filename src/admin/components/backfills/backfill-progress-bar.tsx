import type { CopyBackfillDTO } from "../../../types/copy-backfill"
import { skippedLater } from "../../lib/backfill-estimate"
import { formatNumber } from "../../lib/backfill-time"
import { useCopyTranslation } from "../../lib/use-copy-translation"

/** How much is done; what the dry run left out was never to be done, and does not count. */
export const BackfillProgressBar = ({ backfill }: { backfill: CopyBackfillDTO }) => {
  const { t, language } = useCopyTranslation()
  const { done, failed, left } = backfill.progress
  const leftOut = skippedLater(backfill)
  const total = done + failed + leftOut + left
  const share = (count: number) => `${total === 0 ? 0 : (count / total) * 100}%`
  const words = t("backfills.run.progress", {
    settled: formatNumber(done + failed, language),
    total: formatNumber(total, language),
  })
  return (
    <div className="flex flex-col gap-y-1">
      <div
        role="progressbar"
        aria-label={t("backfills.run.title")}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done + failed}
        aria-valuetext={words}
        className="bg-ui-bg-component flex w-full overflow-hidden rounded-full"
        style={{ height: 6 }}
      >
        <div className="bg-ui-tag-green-icon h-full" style={{ width: share(done) }} />
        <div className="bg-ui-tag-red-icon h-full" style={{ width: share(failed) }} />
        <div className="bg-ui-tag-neutral-icon h-full" style={{ width: share(leftOut) }} />
      </div>
      <span className="txt-compact-small text-ui-fg-subtle whitespace-nowrap tabular-nums">{words}</span>
    </div>
  )
}
