import { useQuery } from "@tanstack/react-query"

import type { CopySummaryResponse } from "../../../types/copy-summary"
import type { ApiError } from "../../lib/api-error"
import { startOfToday } from "../../lib/draft-query"
import { copyDraftKeys } from "../../lib/query-keys"
import { request } from "../../lib/request"
import { LOOK_AGAIN } from "../../lib/inbox-polling"

/** What waits for a person in the whole store, and how much was accepted today. */
export function useCopySummary() {
  const acceptedSince = startOfToday()
  return useQuery<CopySummaryResponse, ApiError>({
    ...LOOK_AGAIN,
    queryKey: copyDraftKeys.summary(acceptedSince),
    queryFn: ({ signal }) => request("/admin/copy-summary", { query: { accepted_since: acceptedSince }, signal }),
  })
}
