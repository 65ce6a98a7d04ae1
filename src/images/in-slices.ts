import { setImmediate } from "node:timers/promises"

/** Milliseconds that the event loop is held at a time. */
const SLICE_MS = 5

/**
 * Runs work that yields now and then, and lets the process do other things in between.
 *
 * @throws the signal's reason when aborted
 */
export async function inSlices<Result>(work: Generator<void, Result>, signal?: AbortSignal): Promise<Result> {
  for (;;) {
    signal?.throwIfAborted()
    const until = performance.now() + SLICE_MS
    do {
      const step = work.next()
      if (step.done) return step.value
    } while (performance.now() < until)
    await setImmediate()
  }
}
