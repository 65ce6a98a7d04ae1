import { useQuery } from "@tanstack/react-query"

import type { CopyDraftDTO, CopyDraftListResponse, CopyDraftProductDTO } from "../../../types/copy-draft"
import type { ApiError } from "../../lib/api-error"
import { apiQuery, DRAFTS_A_PAGE, type DraftQuery } from "../../lib/draft-query"
import { copyDraftKeys } from "../../lib/query-keys"
import { request } from "../../lib/request"
import { LOOK_AGAIN } from "../../lib/inbox-polling"

const PATH = "/admin/copy-drafts"

const FIELDS = [
  "id",
  "product_id",
  "locale",
  "status",
  "content",
  "edited",
  "issues",
  "confidence",
  "has_conflict",
  "error",
  "created_at",
  "decided_at",
] as const

const PRODUCT_FIELDS = ["id", "title", "subtitle", "description", "material", "thumbnail"] as const

/** What the inbox shows of a draft. */
export interface ListedDraft extends Pick<CopyDraftDTO, (typeof FIELDS)[number]> {
  /** Absent where the product was deleted. */
  product?: Pick<CopyDraftProductDTO, (typeof PRODUCT_FIELDS)[number]> | null
}

export interface ListedDraftsResponse extends Omit<CopyDraftListResponse, "copy_drafts"> {
  copy_drafts: ListedDraft[]
}

/** A page of the inbox. The page before stays until it has come, unless nothing was on it: that is no answer to what is asked now. */
export function useListedDrafts(query: DraftQuery) {
  const fields = [...FIELDS, ...PRODUCT_FIELDS.map((field) => `product.${field}`)].join()
  return useQuery<ListedDraftsResponse, ApiError>({
    ...LOOK_AGAIN,
    queryKey: copyDraftKeys.list(query),
    queryFn: ({ signal }) => request(PATH, { query: { ...apiQuery(query, DRAFTS_A_PAGE), fields }, signal }),
    placeholderData: (before) => (before?.copy_drafts.length ? before : undefined),
  })
}

/** How many drafts the inbox has at that address. Undefined until that is known, and where it is not told. */
export function useDraftCount(query: DraftQuery): number | undefined {
  const { data } = useQuery<ListedDraftsResponse, ApiError>({
    ...LOOK_AGAIN,
    queryKey: copyDraftKeys.count(query),
    queryFn: ({ signal }) => request(PATH, { query: { ...apiQuery(query, 1), fields: "id" }, signal }),
  })
  return data?.count
}

/** Whether the store has ever made a draft. Undefined until that is known; a store that does not say has. */
export function useHasDrafts({ enabled }: { enabled: boolean }): boolean | undefined {
  const { data, isError } = useQuery<ListedDraftsResponse, ApiError>({
    ...LOOK_AGAIN,
    queryKey: copyDraftKeys.anyAtAll,
    queryFn: ({ signal }) => request(PATH, { query: { limit: 1, fields: "id" }, signal }),
    enabled,
  })
  return data ? data.count > 0 : isError || undefined
}
