import { Select } from "@medusajs/ui"

import { LOCALES } from "../../../copy/limits"
import { INSIGHTS_PERIODS, type InsightsQuery } from "../../lib/insights-query"
import { useCopyTranslation } from "../../lib/use-copy-translation"

const ALL = "all"

interface InsightsFiltersProps {
  query: InsightsQuery
  onChange: (changed: Partial<InsightsQuery>) => void
}

/** Which feedback the page is about: a period, and a language or all of them. */
export const InsightsFilters = ({ query, onChange }: InsightsFiltersProps) => {
  const { t } = useCopyTranslation()
  return (
    <>
      <Select
        size="small"
        value={query.period}
        onValueChange={(value) => onChange({ period: INSIGHTS_PERIODS.find((known) => known === value) ?? query.period })}
      >
        <Select.Trigger aria-label={t("insights.filter.period")} className="w-auto">
          <Select.Value />
        </Select.Trigger>
        <Select.Content align="end">
          {INSIGHTS_PERIODS.map((period) => (
            <Select.Item key={period} value={period}>
              {t(`insights.filter.periods.${period}`)}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
      <Select
        size="small"
        value={query.locale ?? ALL}
        onValueChange={(value) => onChange({ locale: LOCALES.find((known) => known === value) ?? null })}
      >
        <Select.Trigger aria-label={t("insights.filter.locale")} className="w-auto">
          <Select.Value />
        </Select.Trigger>
        <Select.Content align="end">
          <Select.Item value={ALL}>{t("insights.filter.allLocales")}</Select.Item>
          {LOCALES.map((locale) => (
            <Select.Item key={locale} value={locale}>
              {t(`locale.${locale}`)}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    </>
  )
}
