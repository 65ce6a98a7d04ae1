import { useInfiniteQuery, useQuery } from "@tanstack/react-query"

import type { CopyHistoryEntryDTO, CopyHistoryResponse } from "../../../types/copy-history"
import type { ApiError } from "../../lib/api-error"
import { LOOK_AGAIN } from "../../lib/inbox-polling"
import { copyDraftKeys } from "../../lib/query-keys"
import { request } from "../../lib/request"
import type { Locale } from "../../../copy/limits"

const PATH = "/admin/copy-history"
const ENTRIES_A_PAGE = 10
const MOST_AT_ONCE = 200

/** Of one draft, or of all drafts of a product. */
export type HistoryFilter = { draft_id: string } | { product_id: string; locale?: Locale }

/** What was decided, the newest first. Earlier entries come by `fetchNextPage`. */
export function useCopyHistory(filter: HistoryFilter) {
  return useInfiniteQuery<CopyHistoryResponse, ApiError, CopyHistoryEntryDTO[], readonly unknown[], number>({
    queryKey: copyDraftKeys.history(filter),
    queryFn: ({ pageParam, signal }) => request(PATH, { query: { ...filter, limit: ENTRIES_A_PAGE, offset: pageParam }, signal }),
    initialPageParam: 0,
    getNextPageParam: ({ count, offset, limit }) => (offset + limit < count ? offset + limit : undefined),
    select: ({ pages }) => pages.flatMap(({ copy_history }) => copy_history),
    staleTime: 0,
    retry: LOOK_AGAIN.retry,
    refetchOnWindowFocus: true,
  })
}

/** The last thing that was decided about a draft: who, and when. */
export function useLastDecision(draftId: string, { enabled }: { enabled: boolean }): CopyHistoryEntryDTO | undefined {
  const filter = { draft_id: draftId, limit: 5 }
  const { data } = useQuery<CopyHistoryResponse, ApiError>({
    queryKey: copyDraftKeys.history(filter),
    queryFn: ({ signal }) => request(PATH, { query: filter, signal }),
    enabled,
    staleTime: 0,
    retry: LOOK_AGAIN.retry,
  })
  return data?.copy_history.find(({ action }) => action === "accept" || action === "reject")
}

/** How many entries a batch has in the history. */
export function useBatchSize(batchId: string | null): number | undefined {
  const filter = { batch_id: batchId ?? "", limit: 1 }
  const { data } = useQuery<CopyHistoryResponse, ApiError>({
    queryKey: copyDraftKeys.history(filter),
    queryFn: ({ signal }) => request(PATH, { query: filter, signal }),
    enabled: batchId !== null,
    retry: LOOK_AGAIN.retry,
  })
  return data?.count
}

/** The drafts that were decided on together. */
export async function fetchBatch(batchId: string): Promise<string[]> {
  const ids = new Set<string>()
  for (let offset = 0; ; offset += MOST_AT_ONCE) {
    const page = await request<CopyHistoryResponse>(PATH, { query: { batch_id: batchId, limit: MOST_AT_ONCE, offset } })
    for (const { draft_id, action } of page.copy_history) if (action === "accept" || action === "reject") ids.add(draft_id)
    if (offset + MOST_AT_ONCE >= page.count) return [...ids]
  }
}
