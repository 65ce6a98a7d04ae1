import { DataTable } from "@medusajs/ui"
import { useEffect } from "react"

import type { CopySummaryDTO } from "../../../types/copy-summary"
import { useListedDrafts } from "../../hooks/api/listed-drafts"
import type { DraftQueryState } from "../../hooks/use-draft-query"
import { useInboxTable } from "../../hooks/use-inbox-table"
import { useSelectedDrafts } from "../../hooks/use-selected-drafts"
import { DRAFTS_A_PAGE, UNNARROWED } from "../../lib/draft-query"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { InboxBulk } from "./inbox-bulk"
import { InboxEmpty } from "./inbox-empty"
import { InboxLoadError } from "./inbox-load-error"
import { InboxToolbar } from "./inbox-toolbar"

interface InboxTableProps {
  state: DraftQueryState
  summary: CopySummaryDTO | undefined
}

/** The drafts of a view, and what can be done to those that are selected. */
export const InboxTable = ({ state, summary }: InboxTableProps) => {
  const { t } = useCopyTranslation()
  const { query, change, turn } = state
  const list = useListedDrafts(query)
  const { data } = list
  const selected = useSelectedDrafts(query, data?.copy_drafts ?? NONE)
  const table = useInboxTable({ ...state, data, isLoading: list.isPending, selected })
  const empty = { custom: <InboxEmpty query={query} summary={summary} onClear={() => change(UNNARROWED)} /> }

  // A page goes when its drafts were decided on: the last one that is left takes its place.
  const isPastTheEnd = data !== undefined && !list.isPlaceholderData && query.offset > 0 && query.offset >= data.count
  useEffect(() => {
    if (isPastTheEnd) turn(Math.max(0, Math.ceil(data.count / DRAFTS_A_PAGE) - 1) * DRAFTS_A_PAGE, { replace: true })
  }, [isPastTheEnd, data, turn])

  return (
    <>
      <DataTable instance={table}>
        <InboxToolbar query={query} change={change} />
        {list.error && <InboxLoadError error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />}
        {list.isPending && (
          <span className="sr-only" role="status">
            {t("inbox.loading")}
          </span>
        )}
        {(data || list.isPending) && (
          // What was shown before stays, but not as if it were the answer.
          <div className="transition-opacity" style={{ opacity: list.isPlaceholderData ? 0.5 : 1 }} aria-busy={list.isPlaceholderData || list.isPending}>
            <DataTable.Table emptyState={{ empty, filtered: empty }} />
          </div>
        )}
        {data && data.count > 0 && (
          <DataTable.Pagination
            translations={{
              of: t("inbox.pages.of"),
              results: t("inbox.pages.results"),
              pages: t("inbox.pages.pages"),
              prev: t("inbox.pages.previous"),
              next: t("inbox.pages.next"),
            }}
          />
        )}
      </DataTable>
      <InboxBulk drafts={selected.drafts} areOutdated={query.outdated} onClear={selected.clear} />
    </>
  )
}

const NONE: never[] = []
