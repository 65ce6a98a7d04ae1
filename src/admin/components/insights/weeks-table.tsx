import { formatDay, VERDICTS, type Week } from "../../lib/insights-shares"
import { useCopyTranslation } from "../../lib/use-copy-translation"

/** The chart for who does not see it. */
export const WeeksTable = ({ weeks }: { weeks: readonly Week[] }) => {
  const { t, language } = useCopyTranslation()
  return (
    <table className="sr-only">
      <caption>{t("insights.weeks.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("insights.weeks.week")}</th>
          {VERDICTS.map((verdict) => (
            <th key={verdict} scope="col">
              {t(`insights.verdicts.${verdict}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.key}>
            <th scope="row">{formatDay(week.key, language)}</th>
            {VERDICTS.map((verdict) => (
              <td key={verdict}>{week[verdict]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
