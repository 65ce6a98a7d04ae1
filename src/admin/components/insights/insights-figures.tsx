import type { FeedbackShares } from "../../../types/copy-feedback"
import { formatNumber } from "../../lib/backfill-time"
import { formatShare, shareOf, VERDICTS } from "../../lib/insights-shares"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { BackfillFact, BackfillFacts } from "../backfills/backfill-fact"

/** The period in a line of figures. */
export const InsightsFigures = ({ total }: { total: FeedbackShares }) => {
  const { t, language } = useCopyTranslation()
  const number = (count: number) => formatNumber(count, language)
  return (
    <BackfillFacts>
      <BackfillFact isLarge label={t("insights.figures.reviewed")}>
        {number(total.reviewed)}
      </BackfillFact>
      {VERDICTS.map((verdict) => (
        <BackfillFact key={verdict} isLarge label={t(`insights.verdicts.${verdict}`)}>
          <span title={t("insights.figures.of", { count: number(total[verdict]), total: number(total.reviewed) })}>
            {formatShare(shareOf(total, verdict), language)}
          </span>
        </BackfillFact>
      ))}
      <BackfillFact isLarge label={t("insights.figures.changed")}>
        {formatShare(total.mean_changed, language)}
      </BackfillFact>
    </BackfillFacts>
  )
}
