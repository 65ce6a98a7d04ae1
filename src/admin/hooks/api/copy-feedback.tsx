import { keepPreviousData, useMutation, useQuery, useQueryClient, type UseMutationOptions } from "@tanstack/react-query"

import type { Locale } from "../../../copy/limits"
import type { CopyFeedbackSummaryDTO, CopyFeedbackSummaryResponse, FeedbackGrouping } from "../../../types/copy-feedback"
import type { ApiError } from "../../lib/api-error"
import { feedbackQuery, type InsightsQuery } from "../../lib/insights-query"
import { LOOK_AGAIN } from "../../lib/inbox-polling"
import { copyBaselineKeys, copyFeedbackKeys } from "../../lib/query-keys"
import { request } from "../../lib/request"

/** What people made of the drafts of a period and language. */
export function useCopyFeedbackSummary({ period, locale }: Pick<InsightsQuery, "period" | "locale">, by: FeedbackGrouping) {
  const query = { ...feedbackQuery({ period, locale }), by }
  return useQuery<CopyFeedbackSummaryResponse, ApiError, CopyFeedbackSummaryDTO>({
    queryKey: copyFeedbackKeys.summary(query),
    queryFn: ({ signal }) => request("/admin/copy-feedback/summary", { query, signal }),
    select: ({ copy_feedback_summary }) => copy_feedback_summary,
    // The page stays as it is until the other figures are there.
    placeholderData: keepPreviousData,
    retry: LOOK_AGAIN.retry,
  })
}

export interface AvoidWords {
  locale: Locale
  words: string[]
}

/** Adds to the words that the store's drafts are to avoid. */
export function useAvoidWords(options?: Omit<UseMutationOptions<unknown, ApiError, AvoidWords>, "mutationFn">) {
  const queryClient = useQueryClient()
  return useMutation<unknown, ApiError, AvoidWords>({
    ...options,
    mutationFn: (add_to_avoid) => request("/admin/copy-baseline", { method: "POST", body: { add_to_avoid } }),
    onSettled: async (...args) => {
      await queryClient.invalidateQueries({ queryKey: copyBaselineKeys.all })
      return options?.onSettled?.(...args)
    },
  })
}
