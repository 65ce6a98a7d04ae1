import { Button, Heading, Text } from "@medusajs/ui"

import type { InsightsPeriod } from "../../lib/insights-query"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { PageLink } from "../common/page-link"

interface InsightsEmptyProps {
  period: InsightsPeriod
  onShowAll: () => void
}

/** Nobody decided on a draft: ever, or in the period that is shown. */
export const InsightsEmpty = ({ period, onShowAll }: InsightsEmptyProps) => {
  const { t } = useCopyTranslation()
  const isEver = period === "all"
  return (
    <div className="flex flex-col items-center gap-y-4 px-6 py-16 text-center">
      <div className="flex flex-col gap-y-1" style={{ maxWidth: 480 }}>
        <Heading level="h2">{t(isEver ? "insights.empty.title" : "insights.empty.periodTitle")}</Heading>
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {t(isEver ? "insights.empty.text" : "insights.empty.periodText")}
        </Text>
      </div>
      <div className="flex flex-wrap justify-center gap-2">
        {!isEver && (
          <Button size="small" variant="secondary" onClick={onShowAll}>
            {t("insights.empty.all")}
          </Button>
        )}
        <Button size="small" variant="secondary" asChild>
          <PageLink to="/copy-drafts">{t("insights.empty.action")}</PageLink>
        </Button>
      </div>
    </div>
  )
}
