/** The drafts to go through, in the order that they had when the review began. */
export interface ReviewQueue {
  ids: readonly string[]
  /** All that there were, also where not every id was taken up. */
  total: number
}

export interface QueuePlace {
  /** From 1. Null for a draft that is not in the queue. */
  position: number | null
  previous: string | null
  /** Of a draft that is not in the queue its first. */
  next: string | null
}

export function placeOf({ ids }: ReviewQueue, id: string): QueuePlace {
  const index = ids.indexOf(id)
  return {
    position: index === -1 ? null : index + 1,
    previous: ids[index - 1] ?? null,
    next: ids[index + 1] ?? null,
  }
}

/** The ones that come after it, to be fetched ahead. */
export function comingAfter({ ids }: ReviewQueue, id: string, count: number): string[] {
  const from = ids.indexOf(id) + 1
  return ids.slice(from, from + count)
}

/** What came in meanwhile goes to the end: none of the others moves. */
export function withMore({ ids, total }: ReviewQueue, found: readonly string[]): ReviewQueue {
  const more = [...new Set(found)].filter((id) => !ids.includes(id))
  const all = [...ids, ...more]
  return { ids: all, total: Math.max(total, all.length) }
}

/** Another draft of the same product takes the place of one, wherever else it stood. */
export function withReplacement({ ids, total }: ReviewQueue, old: string, replacement: string): ReviewQueue {
  if (!ids.includes(old)) return { ids, total }
  const rest = ids.filter((id) => id !== replacement)
  return { ids: rest.map((id) => (id === old ? replacement : id)), total: total - (ids.length - rest.length) }
}
