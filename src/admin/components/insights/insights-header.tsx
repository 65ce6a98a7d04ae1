import { Button, Heading, Text } from "@medusajs/ui"

import { useFeedbackExport } from "../../hooks/use-feedback-export"
import type { InsightsQuery } from "../../lib/insights-query"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { InsightsFilters } from "./insights-filters"

interface InsightsHeaderProps {
  query: InsightsQuery
  onChange: (changed: Partial<InsightsQuery>) => void
}

export const InsightsHeader = ({ query, onChange }: InsightsHeaderProps) => {
  const { t } = useCopyTranslation()
  const { save, isPending } = useFeedbackExport(query)
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
      <div className="flex flex-col" style={{ flex: "1 1 240px" }}>
        <Heading level="h1">{t("insights.heading")}</Heading>
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {t("insights.hint")}
        </Text>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <InsightsFilters query={query} onChange={onChange} />
        <Button size="small" variant="secondary" isLoading={isPending} onClick={() => void save()} title={t("insights.export.hint")}>
          {t("insights.export.action")}
        </Button>
      </div>
    </div>
  )
}
