import type { CopyBackfillDTO } from "../../../types/copy-backfill"
import { formatNumber } from "../../lib/backfill-time"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { BackfillFact } from "./backfill-fact"

/** How it was asked for: languages, and hours and pace where there are any. */
export const BackfillSettings = ({ backfill: { locales, hours, drafts_per_hour } }: { backfill: CopyBackfillDTO }) => {
  const { t, language } = useCopyTranslation()
  return (
    <>
      <BackfillFact label={t("backfills.run.languages")}>{locales.map((locale) => t(`locale.${locale}`)).join(", ")}</BackfillFact>
      {hours && (
        <BackfillFact label={t("backfills.run.hours")}>
          {t("backfills.run.hoursValue", { from: hours.from, until: hours.until, zone: hours.time_zone })}
        </BackfillFact>
      )}
      {drafts_per_hour !== null && (
        <BackfillFact label={t("backfills.run.pace")}>{formatNumber(drafts_per_hour, language)}</BackfillFact>
      )}
    </>
  )
}
