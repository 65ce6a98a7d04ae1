import { Container, Skeleton } from "@medusajs/ui"
import { useMemo } from "react"

import { useCopyFeedbackSummary } from "../../hooks/api/copy-feedback"
import { goTo, useSearch } from "../../lib/admin-path"
import { readInsightsQuery, writeInsightsQuery, type InsightsQuery } from "../../lib/insights-query"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { ExamplesEffect } from "./examples-effect"
import { FieldChanges } from "./field-changes"
import { InsightsEmpty } from "./insights-empty"
import { InsightsFigures } from "./insights-figures"
import { InsightsGroups } from "./insights-groups"
import { InsightsHeader } from "./insights-header"
import { InsightsLoadError } from "./insights-load-error"
import { RemovedWords } from "./removed-words"
import { WeeksChart } from "./weeks-chart"

/** What people made of the drafts. The address is all that the page remembers its filters by. */
export const CopyInsights = () => {
  const { t } = useCopyTranslation()
  const search = useSearch()
  const query = useMemo(() => readInsightsQuery(search), [search])
  const change = (changed: Partial<InsightsQuery>) => goTo(`/copy-insights${writeInsightsQuery({ ...query, ...changed })}`)
  const weeks = useCopyFeedbackSummary(query, "week")
  const groups = useCopyFeedbackSummary(query, query.by)
  const summary = weeks.data
  const error = weeks.error ?? groups.error
  const retry = () => void Promise.all([weeks.refetch(), groups.refetch()])

  return (
    <div className="flex w-full flex-col gap-y-3">
      <Container className="divide-y p-0">
        <InsightsHeader query={query} onChange={change} />
        {error && <InsightsLoadError error={error} onRetry={retry} isRetrying={weeks.isFetching || groups.isFetching} />}
        {!error && summary && summary.total.reviewed > 0 && <InsightsFigures total={summary.total} />}
        {!error && summary?.total.reviewed === 0 && <InsightsEmpty period={query.period} onShowAll={() => change({ period: "all", locale: null })} />}
        {!error && !summary && (
          <div className="flex flex-col gap-y-2 px-6 py-4">
            <Skeleton className="h-12 w-full" />
            <Skeleton className="h-32 w-full" />
            <span className="sr-only" role="status">
              {t("insights.loading")}
            </span>
          </div>
        )}
      </Container>
      {!error && summary && summary.total.reviewed > 0 && (
        <>
          <WeeksChart groups={summary.groups} />
          <InsightsGroups by={query.by} summary={groups.data} onChoose={(by) => change({ by })} />
          <FieldChanges fields={summary.fields} />
          <RemovedWords removed={summary.removed} />
          <ExamplesEffect examples={summary.examples} />
        </>
      )}
    </div>
  )
}
