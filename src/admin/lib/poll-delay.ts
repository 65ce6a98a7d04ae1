const SHORTEST_MS = 1_000
const LONGEST_MS = 10_000

/**
 * Milliseconds until the next look at something that is being made, from how long
 * we have been looking: every 1 s at first, then half of the wait so far, 10 s at most.
 */
export function pollDelay(waitedMs: number): number {
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, waitedMs / 2))
}
