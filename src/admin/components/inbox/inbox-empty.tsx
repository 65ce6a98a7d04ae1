import { Button, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

import type { CopySummaryDTO } from "../../../types/copy-summary"
import { useHasDrafts } from "../../hooks/api/listed-drafts"
import { isNarrowed, type DraftQuery } from "../../lib/draft-query"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { PageLink } from "../common/page-link"

interface InboxEmptyProps {
  query: DraftQuery
  summary: CopySummaryDTO | undefined
  onClear: () => void
}

/** Why there is nothing to see, and what to do next where there is something to do. */
export const InboxEmpty = ({ query, summary, onClear }: InboxEmptyProps) => {
  const { t, tCount } = useCopyTranslation()
  const isWhole = !isNarrowed(query)
  const hasDrafts = useHasDrafts({ enabled: isWhole })

  if (!isWhole) {
    const why = query.outdated && query.q === "" ? "outdated" : "found"
    return (
      <Message title={t(`inbox.empty.${why}.title`)} text={t(`inbox.empty.${why}.text`)}>
        <Button size="small" variant="secondary" onClick={onClear}>
          {t("inbox.filter.clear")}
        </Button>
      </Message>
    )
  }
  if (hasDrafts === undefined) return null
  if (query.view === "review" && summary && summary.in_the_making > 0) {
    return <Message title={t("inbox.empty.making.title")} text={t("inbox.empty.making.text")} />
  }
  const backfills = (
    <Button size="small" variant="secondary" asChild>
      <PageLink to="/copy-backfills">{t("inbox.empty.backfills")}</PageLink>
    </Button>
  )
  if (!hasDrafts || query.view === "all") {
    return (
      <Message title={t("inbox.empty.never.title")} text={t("inbox.empty.never.text")}>
        {backfills}
      </Message>
    )
  }
  const without = (query.view === "review" && summary?.products_without_copy) || 0
  return (
    <Message title={t(`inbox.empty.${query.view}.title`)} text={t(`inbox.empty.${query.view}.text`)}>
      {without > 0 && (
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {tCount("inbox.empty.withoutCopy", without)}
        </Text>
      )}
      {query.view === "review" && backfills}
    </Message>
  )
}

const Message = ({ title, text, children }: { title: string; text: string; children?: ReactNode }) => (
  <div className="flex flex-col items-center gap-y-4 py-10 text-center" style={{ maxWidth: 480 }} role="status">
    <div className="flex flex-col gap-y-1">
      <Heading level="h2">{title}</Heading>
      <Text size="small" className="text-ui-fg-subtle text-pretty">
        {text}
      </Text>
    </div>
    {children}
  </div>
)
