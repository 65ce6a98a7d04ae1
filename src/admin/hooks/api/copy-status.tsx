import { useQuery } from "@tanstack/react-query"

import type { CopyStatusResponse } from "../../../types/copy-status"
import type { ApiError } from "../../lib/api-error"
import { copyStatusKeys } from "../../lib/query-keys"
import { request } from "../../lib/request"

const LOOK_AGAIN_MS = 3_000

/**
 * The state of the store's vision-language model. Looked at again every 3 s for as
 * long as `watch` holds and the model is on its way.
 */
export function useCopyStatus({ watch }: { watch: boolean }) {
  return useQuery<CopyStatusResponse, ApiError>({
    queryKey: copyStatusKeys.all,
    queryFn: ({ signal }) => request<CopyStatusResponse>("/admin/copy-status", { signal }),
    staleTime: 10_000,
    refetchInterval: ({ state }) => (watch && state.data?.copy_status.state !== "ready" ? LOOK_AGAIN_MS : false),
  })
}
