import { Container, Heading, Tabs, Text } from "@medusajs/ui"

import { useCopySummary } from "../../hooks/api/copy-summary"
import { useDraftQuery } from "../../hooks/use-draft-query"
import { DRAFT_VIEWS } from "../../lib/draft-query"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { BulkReportSection } from "./bulk-report-section"
import { InboxTable } from "./inbox-table"
import { InboxViews } from "./inbox-views"

/** All drafts of the store, and first of all those that wait for a person. */
export const DraftInbox = () => {
  const { t } = useCopyTranslation()
  const state = useDraftQuery()
  const summary = useCopySummary().data?.copy_summary
  const { view } = state.query

  const open = (chosen: string) => {
    const known = DRAFT_VIEWS.find((each) => each === chosen)
    if (known) state.open(known)
  }

  return (
    <div className="flex w-full flex-col gap-y-3">
      <BulkReportSection search={state.search} />
      <Container className="overflow-hidden p-0">
        {/* By hand: who passes a view with the arrow keys has not chosen it yet. */}
        <Tabs value={view} onValueChange={open} activationMode="manual" className="divide-y">
          <div className="flex flex-col px-6 py-4">
            <Heading level="h1">{t("inbox.heading")}</Heading>
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {t("inbox.hint")}
            </Text>
          </div>
          <InboxViews summary={summary} />
          <Tabs.Content value={view} tabIndex={-1}>
            <InboxTable state={state} summary={summary} />
          </Tabs.Content>
        </Tabs>
      </Container>
    </div>
  )
}
