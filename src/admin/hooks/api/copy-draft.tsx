import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"

import type { CopyDraftDTO, CopyDraftListResponse, CopyDraftResponse } from "../../../types/copy-draft"
import type { ApiError } from "../../lib/api-error"
import { picturesOf } from "../../lib/draft-pictures"
import { isInTheMaking } from "../../lib/draft-state"
import { LOOK_AGAIN } from "../../lib/inbox-polling"
import { copyDraftKeys } from "../../lib/query-keys"
import { request } from "../../lib/request"

/** A draft that is looked at: somebody else may decide on it, or write to its product. */
const LOOKED_AT_MS = 4_000
const IN_THE_MAKING_MS = 1_500

/** What was fetched ahead is shown at once, and asked for again only where it has lain for long. */
const FETCHED_AHEAD_FOR_MS = 60_000

/** One draft with its product as it is now, asked for again for as long as it is looked at. */
export function useCopyDraft(id: string | null) {
  return useQuery<CopyDraftResponse, ApiError>({
    ...LOOK_AGAIN,
    queryKey: copyDraftKeys.one(id ?? ""),
    queryFn: ({ signal }) => fetchDraft(id ?? "", signal),
    enabled: id !== null,
    staleTime: 2_000,
    retry: (failures, error) => error.status !== 404 && LOOK_AGAIN.retry(failures, error),
    refetchInterval: ({ state }) => {
      if (state.error && (state.error.status === 404 || state.error.status === 403)) return false
      return state.data && isInTheMaking(state.data.copy_draft) ? IN_THE_MAKING_MS : LOOKED_AT_MS
    },
  })
}

/** Fetches the drafts that come next, each with the picture that it is judged by. */
export function useFetchedAhead(ids: readonly string[]): void {
  const queryClient = useQueryClient()
  const names = ids.join()

  useEffect(() => {
    for (const id of names.split(",").filter(Boolean)) {
      const fetched = queryClient.fetchQuery<CopyDraftResponse, ApiError>({
        queryKey: copyDraftKeys.one(id),
        queryFn: ({ signal }) => fetchDraft(id, signal),
        staleTime: FETCHED_AHEAD_FOR_MS,
      })
      // One that cannot be fetched says so once it is looked at.
      fetched.then(({ copy_draft }) => loadPicture(copy_draft)).catch(() => undefined)
    }
  }, [queryClient, names])
}

/** What became of the newest draft of the same product and language: it may have taken the place of this one. */
export type NewestDraft = Pick<CopyDraftDTO, "id" | "status" | "created_at">

export function useNewestDraft(draft: Pick<CopyDraftDTO, "product_id" | "locale">): NewestDraft | undefined {
  const { product_id, locale } = draft
  const { data } = useQuery<{ copy_drafts: NewestDraft[] } & Pick<CopyDraftListResponse, "count">, ApiError>({
    ...LOOK_AGAIN,
    queryKey: copyDraftKeys.newest(product_id, locale),
    queryFn: ({ signal }) =>
      request("/admin/copy-drafts", {
        query: { product_id, locale, order: "-created_at", limit: 1, fields: "id,status,created_at" },
        signal,
      }),
    refetchInterval: ({ state }) => (state.data?.copy_drafts.some(isInTheMaking) ? IN_THE_MAKING_MS : LOOK_AGAIN.refetchInterval),
  })
  return data?.copy_drafts[0]
}

export function fetchDraft(id: string, signal?: AbortSignal): Promise<CopyDraftResponse> {
  return request<CopyDraftResponse>(`/admin/copy-drafts/${encodeURIComponent(id)}`, { signal })
}

function loadPicture(draft: CopyDraftDTO): void {
  const [main] = picturesOf(draft)
  if (main) new Image().src = main.url
}
