import { useMutation, useQuery, useQueryClient, type UseMutationOptions } from "@tanstack/react-query"

import type { StoreBaseline } from "../../../copy/templates/store-baseline"
import type { CopyBaselineResponse } from "../../../types/copy-template"
import type { ApiError } from "../../lib/api-error"
import { copyBaselineKeys, copyTemplateKeys } from "../../lib/query-keys"
import { request } from "../../lib/request"

const PATH = "/admin/copy-baseline"

/** What holds for all of the store's copy, and its versions. */
export function useCopyBaseline() {
  return useQuery<CopyBaselineResponse, ApiError>({
    queryKey: copyBaselineKeys.all,
    queryFn: ({ signal }) => request<CopyBaselineResponse>(PATH, { signal }),
  })
}

/** The whole anew, or an older version. */
export type SaveCopyBaseline = { baseline: StoreBaseline } | { restore: number }

export function useSaveCopyBaseline(options?: Omit<UseMutationOptions<CopyBaselineResponse, ApiError, SaveCopyBaseline>, "mutationFn">) {
  const queryClient = useQueryClient()
  return useMutation<CopyBaselineResponse, ApiError, SaveCopyBaseline>({
    ...options,
    mutationFn: (body) => request<CopyBaselineResponse>(PATH, { method: "POST", body }),
    onSuccess: (answer, ...rest) => {
      queryClient.setQueryData(copyBaselineKeys.all, answer)
      return options?.onSuccess?.(answer, ...rest)
    },
    // References of templates have the baseline's version in them.
    onSettled: async (...args) => {
      await queryClient.invalidateQueries({ queryKey: copyTemplateKeys.all })
      return options?.onSettled?.(...args)
    },
  })
}
