import { useQuery } from "@tanstack/react-query"
import { useRef } from "react"

import type { CopyDraftListResponse } from "../../../types/copy-draft"
import type { ApiError } from "../../lib/api-error"
import { isInTheMaking } from "../../lib/draft-state"
import { pollDelay } from "../../lib/poll-delay"
import { copyDraftKeys } from "../../lib/query-keys"
import { request } from "../../lib/request"

const NEWEST = 20

interface ProductCopyDraftsOptions {
  /** A name for something that should bring a new draft soon, such as a new picture. */
  expecting: string | null
}

/**
 * The newest drafts of a product, newest first, looked at again with back-off while
 * one is in the making or expected. A hidden tab does not ask; it does so at once
 * when it is looked at again.
 */
export function useProductCopyDrafts(productId: string, { expecting }: ProductCopyDraftsOptions) {
  const waiting = useRef<{ reason: string; since: number } | null>(null)

  return useQuery<CopyDraftListResponse, ApiError>({
    queryKey: copyDraftKeys.ofProduct(productId),
    queryFn: ({ signal }) =>
      request<CopyDraftListResponse>("/admin/copy-drafts", {
        query: { product_id: productId, order: "-created_at", limit: NEWEST },
        signal,
      }),
    // Drafts come in behind the page's back: what is in the cache is only a start.
    staleTime: 0,
    refetchOnWindowFocus: true,
    refetchIntervalInBackground: false,
    refetchInterval: ({ state }) => {
      const making = state.data?.copy_drafts.filter(isInTheMaking).map(({ id, status }) => `${id}:${status}`) ?? []
      const reason = making.length > 0 ? making.join() : expecting
      if (reason === null) {
        waiting.current = null
        return false
      }
      // Measured at the answers, not now: a delay that grew with every render would never elapse.
      const asked = Math.max(state.dataUpdatedAt, state.errorUpdatedAt)
      if (waiting.current?.reason !== reason) waiting.current = { reason, since: asked }
      return pollDelay(asked - waiting.current.since)
    },
  })
}
