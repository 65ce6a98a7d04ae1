import { useQueryClient } from "@tanstack/react-query"
import { useCallback } from "react"

import { ApiError } from "../../lib/api-error"
import type { BulkAction } from "../../lib/bulk-action"
import { decideInChunks, type BulkOutcome, type ChunkAnswer } from "../../lib/decide-in-chunks"
import { copyDraftKeys, productKeys } from "../../lib/query-keys"
import { request } from "../../lib/request"

const PATH = "/admin/copy-drafts"

/** Another draft is asked for with a call of its own, so many at a time. */
const RETRIES = 5

export interface DecideManyOptions {
  action: BulkAction
  ids: readonly string[]
  /** Of a rejection. */
  reason?: string
  onProgress?: (settled: number) => void
}

/** Decides on many drafts, and has all that is shown of drafts and products fetched anew however it ended. */
export function useDecideMany(): (options: DecideManyOptions) => Promise<BulkOutcome> {
  const queryClient = useQueryClient()
  return useCallback(
    async ({ action, ids, reason, onProgress }) => {
      try {
        if (action === "retry") return await decideInChunks({ ids, send: retry, onProgress, chunk: RETRIES })
        const send = (some: string[], batchId: string | null) =>
          request<ChunkAnswer>(`${PATH}/batch`, { method: "POST", body: { [action]: some, reason, batch_id: batchId ?? undefined } })
        return await decideInChunks({ ids, send, onProgress })
      } finally {
        void queryClient.invalidateQueries({ queryKey: copyDraftKeys.all })
        void queryClient.invalidateQueries({ queryKey: productKeys.all })
      }
    },
    [queryClient]
  )
}

/** Asks for other drafts, as if that were a batch. */
async function retry(ids: string[]): Promise<ChunkAnswer> {
  return { batch_id: null, results: await Promise.all(ids.map(retryOne)) }
}

async function retryOne(id: string): Promise<ChunkAnswer["results"][number]> {
  try {
    await request(`${PATH}/${id}/regenerate`, { method: "POST", body: {} })
    return { id, ok: true }
  } catch (error) {
    // Where nothing answers, or nobody may ask, there is no sense in asking for the rest.
    if (!(error instanceof ApiError) || !error.type) throw error
    return { id, ok: false, error: { code: error.type, message: error.message } }
  }
}
