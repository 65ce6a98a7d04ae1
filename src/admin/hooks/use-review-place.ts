import { useCallback, useRef, useState } from "react"

import { goTo, useLastSegment, useSearch } from "../lib/admin-path"
import { placeOf } from "../lib/review-queue"
import { useReviewQueue } from "./use-review-queue"

const PATH = "/copy-drafts"

/** Null while a draft is shown. `left`: how many of the list were passed over; null where that is not known. */
export type ReviewEndState = "looking" | { left: number | null } | null

/** Which draft of the queue is shown, and the way to the others. The address is all that it is remembered by. */
export function useReviewPlace() {
  const segment = useLastSegment()
  const address = useSearch()
  const [search] = useState(address)
  // When the page turns to the list, the address is another for a moment before this goes away.
  const [id, setId] = useState(segment)
  if (segment !== id && `/${segment}` !== PATH) setId(segment)

  const { queue, lookForMore, replace } = useReviewQueue(search)
  const [end, setEnd] = useState<ReviewEndState>(null)
  const passedOver = useRef<string[]>([])
  /** Whoever turned to a draft while more were looked for does not want to be taken elsewhere. */
  const turn = useRef(0)

  const show = useCallback(
    (other: string) => {
      turn.current += 1
      setEnd(null)
      goTo(`${PATH}/${other}${search}`, { replace: true })
    },
    [search]
  )

  /**
   * @param isDecided whether a draft was decided in this sitting, or is just being
   * @returns whether this was the last
   */
  const next = async (isDecided: (id: string) => boolean): Promise<boolean> => {
    const { next: following } = placeOf(queue, id)
    if (following) {
      show(following)
      return false
    }
    const asked = ++turn.current
    setEnd("looking")
    try {
      const { found, queue: known } = await lookForMore()
      if (turn.current !== asked) return false
      const { next: more } = placeOf(known, id)
      if (more) {
        show(more)
        return false
      }
      passedOver.current = found.ids.filter((other) => !isDecided(other))
      setEnd({ left: passedOver.current.length })
      return true
    } catch {
      if (turn.current === asked) setEnd({ left: null })
      return true
    }
  }

  return {
    id,
    queue,
    end,
    show,
    next,
    /** From the end back to the draft that was last. */
    stay: () => {
      turn.current += 1
      setEnd(null)
    },
    goThrough: () => {
      const [first] = passedOver.current
      if (first) show(first)
    },
    replaceBy: (old: string, other: string) => {
      replace(old, other)
      show(other)
    },
    leave: () => goTo(`${PATH}${search}`, { replace: true }),
  }
}
