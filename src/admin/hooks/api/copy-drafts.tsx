import { useMutation, useQueryClient, type UseMutationOptions } from "@tanstack/react-query"

import type { CopyDraftResponse } from "../../../types/copy-draft"
import type { CopyField, EditedCopy } from "../../../copy/draft"
import type { Locale } from "../../../copy/limits"
import type { ApiError } from "../../lib/api-error"
import { copyDraftKeys, productKeys } from "../../lib/query-keys"
import { request } from "../../lib/request"

type DraftMutationOptions<TVariables> = Omit<
  UseMutationOptions<CopyDraftResponse, ApiError, TVariables>,
  "mutationFn"
>

export interface StartCopyDraft {
  locale?: Locale
  instructions?: string
  /** @default the product's main picture */
  picture_id?: string
}

export interface AcceptCopyDraft {
  /** @default every field that the store publishes */
  fields?: CopyField[]
  /** Names of attributes whose value becomes a new tag or type of the store. @default none */
  new_values?: string[]
  /** Write even over words that changed since the draft was made. */
  force?: boolean
}

export interface UndoCopyDraft {
  /** Put the old words back even over words that changed since. */
  force?: boolean
}

/** Starts a draft of one product. Answers at once, with the draft `pending`. */
export function useStartCopyDraft(productId: string, options?: DraftMutationOptions<StartCopyDraft>) {
  return useDraftMutation((body: StartCopyDraft) => post(`/admin/products/${productId}/copy-drafts`, body), options)
}

/** Saves the merchant's own words. */
export function useEditCopyDraft(id: string, options?: DraftMutationOptions<EditedCopy>) {
  return useDraftMutation((edited: EditedCopy) => post(`/admin/copy-drafts/${id}`, { edited }), options)
}

/** Writes the draft's words to the product. */
export function useAcceptCopyDraft(id: string, options?: DraftMutationOptions<AcceptCopyDraft>) {
  return useDraftMutation((body: AcceptCopyDraft) => post(`/admin/copy-drafts/${id}/accept`, body), options, {
    changesProduct: true,
  })
}

/** Puts the words back that accept replaced. */
export function useUndoCopyDraft(id: string, options?: DraftMutationOptions<UndoCopyDraft>) {
  return useDraftMutation((body: UndoCopyDraft) => post(`/admin/copy-drafts/${id}/undo`, body), options, {
    changesProduct: true,
  })
}

export function useRejectCopyDraft(id: string, options?: DraftMutationOptions<{ reason?: string }>) {
  return useDraftMutation((body: { reason?: string }) => post(`/admin/copy-drafts/${id}/reject`, body), options)
}

/** Asks for another draft in place of this one. */
export function useRegenerateCopyDraft(id: string, options?: DraftMutationOptions<{ instructions?: string }>) {
  return useDraftMutation((body: { instructions?: string }) => post(`/admin/copy-drafts/${id}/regenerate`, body), options)
}

function post(path: string, body: object): Promise<CopyDraftResponse> {
  return request<CopyDraftResponse>(path, { method: "POST", body })
}

/**
 * A change to a draft. What the page shows of drafts is fetched anew however it
 * ended: after a refusal, too, the store knows something that the page does not.
 */
function useDraftMutation<TVariables>(
  mutationFn: (variables: TVariables) => Promise<CopyDraftResponse>,
  options?: DraftMutationOptions<TVariables>,
  { changesProduct = false } = {}
) {
  const queryClient = useQueryClient()
  return useMutation<CopyDraftResponse, ApiError, TVariables>({
    ...options,
    mutationFn,
    onSettled: async (...args) => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: copyDraftKeys.all }),
        ...(changesProduct ? [queryClient.invalidateQueries({ queryKey: productKeys.all })] : []),
      ])
      return options?.onSettled?.(...args)
    },
  })
}
