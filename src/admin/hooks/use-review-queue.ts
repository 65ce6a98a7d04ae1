import { useCallback, useEffect, useRef, useState } from "react"

import { readDraftQuery } from "../lib/draft-query"
import { withMore, withReplacement, type ReviewQueue } from "../lib/review-queue"
import { fetchReviewQueue } from "./api/review-queue"

const EMPTY: ReviewQueue = { ids: [], total: 0 }

export interface ReviewQueueState {
  queue: ReviewQueue
  /**
   * Takes up what came in meanwhile, behind the others.
   *
   * @returns what the list holds now, and the queue with it
   * @throws {ApiError}
   */
  lookForMore: () => Promise<{ found: ReviewQueue; queue: ReviewQueue }>
  /** Puts a new draft in the place of one that it replaces. */
  replace: (old: string, replacement: string) => void
}

/** The queue as it was when the review began: deciding on one draft moves none of the others. */
export function useReviewQueue(search: string): ReviewQueueState {
  const [queue, setQueue] = useState<ReviewQueue>(EMPTY)
  const current = useRef(queue)
  const change = useCallback((changed: ReviewQueue) => {
    current.current = changed
    setQueue(changed)
    return changed
  }, [])

  const lookForMore = useCallback(async () => {
    const found = await fetchReviewQueue(readDraftQuery(search))
    const isFirst = current.current.ids.length === 0
    return { found, queue: change(isFirst ? found : withMore(current.current, found.ids)) }
  }, [search, change])

  useEffect(() => {
    // Without a queue the draft that was opened can be reviewed all the same; its end asks again.
    lookForMore().catch(() => undefined)
  }, [lookForMore])

  const replace = useCallback((old: string, replacement: string) => {
    change(withReplacement(current.current, old, replacement))
  }, [change])

  return { queue, lookForMore, replace }
}
