import { useCallback, useMemo } from "react"

import { goTo, useSearch } from "../lib/admin-path"
import { openView, readDraftQuery, writeDraftQuery, type DraftQuery, type DraftView } from "../lib/draft-query"

const PATH = "/copy-drafts"

export interface DraftQueryState {
  query: DraftQuery
  /** For the address of a draft that is opened from here. */
  search: string
  open: (view: DraftView) => void
  /** Another order, other words or conditions: begins at the first page again. */
  change: (changed: Partial<Omit<DraftQuery, "offset">>) => void
  turn: (offset: number, options?: { replace: boolean }) => void
}

/** What the inbox shows. The address is all that it remembers it by, so that back, forward and links lead to the same. */
export function useDraftQuery(): DraftQueryState {
  const address = useSearch()
  const query = useMemo(() => readDraftQuery(address), [address])
  const go = useCallback((to: DraftQuery, replace = false) => goTo(`${PATH}${writeDraftQuery(to)}`, { replace }), [])

  return {
    query,
    search: writeDraftQuery(query),
    open: useCallback((view) => go(openView(view)), [go]),
    change: useCallback(
      (changed) => {
        // A word that is still being written is one step of the way back, and not one for each pause.
        const goesOn = query.q !== "" && changed.q !== undefined && changed.q !== ""
        go({ ...query, ...changed, offset: 0 }, goesOn)
      },
      [go, query]
    ),
    turn: useCallback((offset, options) => go({ ...query, offset }, options?.replace), [go, query]),
  }
}
