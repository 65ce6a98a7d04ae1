import type { FeedbackShares } from "../../../types/copy-feedback"
import { formatShare, shareOf, VERDICT_COLOURS, VERDICTS } from "../../lib/insights-shares"
import { useCopyTranslation } from "../../lib/use-copy-translation"

/** Accepted as written, edited and rejected as parts of one bar, and in figures below it. */
export const ShareBar = ({ shares }: { shares: FeedbackShares }) => {
  const { t, language } = useCopyTranslation()
  return (
    <div className="flex flex-col gap-y-1" style={{ minWidth: 200 }}>
      <div className="bg-ui-bg-component flex w-full overflow-hidden rounded-sm" style={{ height: 8 }} aria-hidden>
        {VERDICTS.map((verdict) => (
          <span
            key={verdict}
            className={VERDICT_COLOURS[verdict]}
            style={{ width: `${100 * shareOf(shares, verdict)}%`, background: "currentColor" }}
          />
        ))}
      </div>
      <div className="txt-compact-xsmall text-ui-fg-subtle flex flex-wrap gap-x-3 tabular-nums">
        {VERDICTS.map((verdict) => (
          <span key={verdict}>
            {t(`insights.verdicts.${verdict}`)} {formatShare(shareOf(shares, verdict), language)}
          </span>
        ))}
      </div>
    </div>
  )
}

/** What the colours mean. */
export const VerdictLegend = () => {
  const { t } = useCopyTranslation()
  return (
    <div className="flex flex-wrap items-center gap-x-4" aria-hidden>
      {VERDICTS.map((verdict) => (
        <span key={verdict} className="txt-compact-small text-ui-fg-subtle flex items-center gap-x-2">
          <span className={VERDICT_COLOURS[verdict]} style={{ width: 8, height: 8, borderRadius: 2, background: "currentColor" }} />
          {t(`insights.verdicts.${verdict}`)}
        </span>
      ))}
    </div>
  )
}
