import type { BackfillProgress } from "../../types/copy-backfill"
import { formatNumber } from "../lib/backfill-time"
import { useCopyTranslation } from "../lib/use-copy-translation"

/** How much is settled, in words; items that the dry run left out are no work, and do not count. */
export const BackfillProgressBar = ({ progress }: { progress: BackfillProgress }) => {
  const { t, language } = useCopyTranslation()
  const { done, failed, left } = progress
  const total = done + failed + left
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
      </div>
      <span className="txt-compact-small text-ui-fg-subtle whitespace-nowrap tabular-nums">{words}</span>
    </div>
  )
}
