import { useQueries } from "@tanstack/react-query"

import type { CopyDraftDTO, CopyDraftResponse } from "../../../types/copy-draft"
import { copyDraftKeys } from "../../lib/query-keys"
import { request } from "../../lib/request"

/** Drafts by their ids, those that have come so far. */
export function useSampleDrafts(ids: readonly string[]): CopyDraftDTO[] {
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: copyDraftKeys.one(id),
      queryFn: ({ signal }: { signal: AbortSignal }) => request<CopyDraftResponse>(`/admin/copy-drafts/${id}`, { signal }),
      // What a sample says does not change while one looks at it.
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: (results) => results.flatMap(({ data }) => (data ? [data.copy_draft] : [])),
  })
}
