import { useDataTable, type DataTableSortingState } from "@medusajs/ui"
import { useCallback, type MouseEvent } from "react"

import { useInboxColumns } from "../components/inbox/inbox-columns"
import { adminAddress, goTo } from "../lib/admin-path"
import { isDecidable } from "../lib/bulk-action"
import { DRAFTS_A_PAGE, openView, type DraftQuery } from "../lib/draft-query"
import type { ListedDraftsResponse } from "./api/listed-drafts"
import type { DraftQueryState } from "./use-draft-query"
import { useIsNarrow } from "./use-is-narrow"
import type { useSelectedDrafts } from "./use-selected-drafts"

interface InboxTableOptions extends Pick<DraftQueryState, "query" | "search" | "change" | "turn"> {
  data: ListedDraftsResponse | undefined
  isLoading: boolean
  selected: ReturnType<typeof useSelectedDrafts>
}

/** DataTable, with the address as all that it remembers. */
export function useInboxTable({ query, search, change, turn, data, isLoading, selected }: InboxTableOptions) {
  const pathOf = useCallback((id: string) => `/copy-drafts/${id}${search}`, [search])
  const columns = useInboxColumns({ view: query.view, isNarrow: useIsNarrow(), pathOf })

  return useDataTable({
    data: data?.copy_drafts ?? [],
    columns,
    getRowId: ({ id }) => id,
    rowCount: data?.count ?? 0,
    isLoading,
    // It would turn to the first page and then sort, as two steps of the way back; `change` is one.
    autoResetPageIndex: false,
    search: { state: query.q, onSearchChange: (q) => change({ q }) },
    sorting: { state: sortingOf(query), onSortingChange: (sorting) => change({ order: orderOf(sorting, query) }) },
    pagination: {
      state: { pageIndex: Math.floor(query.offset / DRAFTS_A_PAGE), pageSize: DRAFTS_A_PAGE },
      onPaginationChange: ({ pageIndex }) => turn(pageIndex * DRAFTS_A_PAGE),
    },
    rowSelection: {
      state: selected.state,
      onRowSelectionChange: selected.select,
      enableRowSelection: ({ original }) => isDecidable(original),
    },
    onRowClick: (event, { id }) => openRow(event, pathOf(id)),
  })
}

/** What is a link or a button within the row does that itself. */
function openRow(event: MouseEvent, path: string): void {
  if (event.target instanceof Element && event.target.closest("a, button")) return
  if (event.metaKey || event.ctrlKey) window.open(adminAddress(path), "_blank", "noreferrer")
  else goTo(path)
}

/** The column that can be sorted by a click on its head is that of the age. */
function sortingOf({ order }: DraftQuery): DataTableSortingState | null {
  return order === "created_at" || order === "-created_at" ? { id: "age", desc: order === "-created_at" } : null
}

/** @param sorting undefined once another click takes the order away */
function orderOf(sorting: DataTableSortingState | undefined, { view }: DraftQuery): DraftQuery["order"] {
  if (!sorting) return openView(view).order
  return sorting.desc ? "-created_at" : "created_at"
}
