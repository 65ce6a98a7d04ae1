import { useMutation, useQuery, useQueryClient, type UseMutationOptions } from "@tanstack/react-query"

import type { Locale } from "../../../copy/limits"
import type { StoreWords } from "../../../copy/rules/rule-context"
import type { StoreBaseline } from "../../../copy/templates/store-baseline"
import type { CopyDraftDTO } from "../../../types/copy-draft"
import type { CopyBaselineResponse } from "../../../types/copy-template"
import type { ApiError } from "../../lib/api-error"
import { copyBaselineKeys, copyDraftKeys, copyTemplateKeys } from "../../lib/query-keys"
import { request } from "../../lib/request"

/** The lists of words change seldom, and saving them here brings them up to date. */
const WORDS_FRESH_MS = 60_000

const PATH = "/admin/copy-baseline"

const baselineQuery = {
  queryKey: copyBaselineKeys.all,
  queryFn: ({ signal }: { signal: AbortSignal }) => request<CopyBaselineResponse>(PATH, { signal }),
}

/** What holds for all of the store's copy, and its versions. */
export function useCopyBaseline() {
  return useQuery<CopyBaselineResponse, ApiError>(baselineQuery)
}

/** The store's lists of words for a draft that a person edited: what is to be said of the model's own words is known. */
export function useStoreWords({ locale, edited }: Pick<CopyDraftDTO, "locale" | "edited">): StoreWords | undefined {
  const isEdited = Object.keys(edited).length > 0
  const { data } = useQuery<CopyBaselineResponse, ApiError>({ ...baselineQuery, enabled: isEdited, staleTime: WORDS_FRESH_MS })
  return data?.copy_baseline.baseline[locale]
}

/** The whole anew (refused where another version counts than the one that it was begun from), more words to avoid, or an older version. */
export type SaveCopyBaseline =
  | { baseline: StoreBaseline; begun_from: number }
  | { add_to_avoid: { locale: Locale; words: string[] } }
  | { restore: number }

export function useSaveCopyBaseline(options?: Omit<UseMutationOptions<CopyBaselineResponse, ApiError, SaveCopyBaseline>, "mutationFn">) {
  const queryClient = useQueryClient()
  return useMutation<CopyBaselineResponse, ApiError, SaveCopyBaseline>({
    ...options,
    mutationFn: (body) => request<CopyBaselineResponse>(PATH, { method: "POST", body }),
    onSuccess: (answer, ...rest) => {
      queryClient.setQueryData(copyBaselineKeys.all, answer)
      return options?.onSuccess?.(answer, ...rest)
    },
    // References of templates have the baseline's version in them, and drafts of another one are outdated. After a
    // refusal the store may have a version that the page does not know.
    onSettled: async (answer, error, ...rest) => {
      await Promise.all([
        ...(error ? [queryClient.invalidateQueries({ queryKey: copyBaselineKeys.all })] : []),
        queryClient.invalidateQueries({ queryKey: copyTemplateKeys.all }),
        queryClient.invalidateQueries({ queryKey: copyDraftKeys.all }),
      ])
      return options?.onSettled?.(answer, error, ...rest)
    },
  })
}
