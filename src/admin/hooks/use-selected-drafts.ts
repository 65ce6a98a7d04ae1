import type { DataTableRowSelectionState } from "@medusajs/ui"
import { useMemo, useState } from "react"

import { writeDraftQuery, type DraftQuery } from "../lib/draft-query"
import type { ListedDraft } from "./api/listed-drafts"

/**
 * The drafts that are selected, on whatever page they stand. Another view, other words or conditions begin with
 * none: what nobody sees any more shall not be decided on.
 */
export function useSelectedDrafts(query: DraftQuery, shown: readonly ListedDraft[]) {
  const list = writeDraftQuery({ ...query, offset: 0 })
  const [selection, setSelection] = useState<{ list: string; drafts: ReadonlyMap<string, ListedDraft> }>({ list, drafts: new Map() })
  if (selection.list !== list) setSelection({ list, drafts: new Map() })

  const drafts = useMemo(() => {
    const fresh = new Map(shown.map((draft) => [draft.id, draft]))
    return [...selection.drafts].map(([id, draft]) => fresh.get(id) ?? draft)
  }, [selection.drafts, shown])

  const select = (state: DataTableRowSelectionState) => {
    const known = new Map([...drafts, ...shown].map((draft) => [draft.id, draft]))
    const chosen = Object.keys(state).flatMap((id) => known.get(id) ?? [])
    setSelection({ list, drafts: new Map(chosen.map((draft) => [draft.id, draft])) })
  }

  return {
    drafts,
    state: useMemo(() => Object.fromEntries(drafts.map(({ id }) => [id, true])), [drafts]),
    select,
    clear: () => setSelection({ list, drafts: new Map() }),
  }
}
