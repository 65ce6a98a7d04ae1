import { ApiError } from "./api-error"

/** Few enough that progress shows, and that a call that is lost leaves little unknown. */
export const CHUNK = 25

/** A draft that stayed as it was, and why. */
export interface RefusedDraft {
  id: string
  error: ApiError
}

export interface BulkOutcome {
  /** Under which the history knows the decisions together. Null where none was made. */
  batchId: string | null
  /** Ids of the drafts that were decided on, in the order asked. */
  done: string[]
  refused: RefusedDraft[]
}

/** What the store says of a chunk. */
export interface ChunkAnswer {
  /** Null where the decisions are no batch. */
  batch_id: string | null
  results: { id: string; ok: boolean; error?: { code: string; message: string } }[]
}

interface DecideInChunksOptions {
  ids: readonly string[]
  /** Sends some of the ids, under the batch of those before them. */
  send: (ids: string[], batchId: string | null) => Promise<ChunkAnswer>
  /** @param settled how many have their result */
  onProgress?: (settled: number) => void
  chunk?: number
}

/**
 * Decides on any number of drafts, a chunk after the other and all in one batch. Once a call is refused
 * as a whole, or lost, the rest is not sent: what was refused once would be again.
 */
export async function decideInChunks({ ids, send, onProgress, chunk = CHUNK }: DecideInChunksOptions): Promise<BulkOutcome> {
  const outcome: BulkOutcome = { batchId: null, done: [], refused: [] }
  for (let start = 0; start < ids.length; start += chunk) {
    try {
      const { batch_id, results } = await send(ids.slice(start, start + chunk), outcome.batchId)
      outcome.batchId = batch_id
      for (const { id, ok, error } of results) {
        if (ok) outcome.done.push(id)
        else outcome.refused.push({ id, error: refusal(error) })
      }
      onProgress?.(Math.min(start + chunk, ids.length))
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      outcome.refused.push(...ids.slice(start).map((id) => ({ id, error })))
      break
    }
  }
  return outcome
}

/** As if the draft had been asked for by itself. */
function refusal(error: ChunkAnswer["results"][number]["error"]): ApiError {
  return new ApiError(error?.message ?? "", { status: error?.code === "conflict" ? 409 : 400, type: error?.code })
}
