import { keepPreviousData, useQuery } from "@tanstack/react-query"

import type { CopyFeedbackSummaryDTO, CopyFeedbackSummaryResponse, FeedbackGrouping } from "../../../types/copy-feedback"
import type { ApiError } from "../../lib/api-error"
import { feedbackQuery, type InsightsQuery } from "../../lib/insights-query"
import { LOOK_AGAIN } from "../../lib/inbox-polling"
import { copyFeedbackKeys } from "../../lib/query-keys"
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
