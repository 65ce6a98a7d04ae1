import sharp from "sharp"

import { PictureError } from "./picture-error"

/**
 * sharp's settings hold for the whole process, so this is the one place for them.
 * No picture is decoded twice, so a cache would only keep memory from the store;
 * one thread a picture leaves the other cores to it.
 */
sharp.cache(false)
sharp.concurrency(1)

let last: Promise<void> = Promise.resolve()

interface Turn {
  signal?: AbortSignal
  /** Milliseconds for the work, not for the wait before it. */
  timeoutMs: number
}

/**
 * Runs one decoding at a time. A photograph takes some ten milliseconds, where the
 * model takes seconds, so nothing is gained by more; but the largest pictures fill a
 * gigabyte while they are decoded, and every decoding holds one of Node's few pool
 * threads, which the store's files and name look-ups need too.
 *
 * The caller is let go at once when the time is up or the signal aborts. The next
 * decoding still waits for the work to end, since a thread cannot be interrupted.
 *
 * @throws PictureError `timed_out`
 * @throws the signal's reason when aborted, while waiting or at work
 */
export function inTurn<T>(work: () => Promise<T>, { signal, timeoutMs }: Turn): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const leave = () => reject(signal?.reason)
    signal?.addEventListener("abort", leave, { once: true })

    last = last.then(async () => {
      if (signal?.aborted) {
        return leave()
      }
      const timer = setTimeout(() => reject(decodingTooSlow(timeoutMs)), timeoutMs)
      await Promise.resolve().then(work).then(resolve, reject)
      clearTimeout(timer)
      signal?.removeEventListener("abort", leave)
    })
  })
}

/** Not retryable: the same file would take as long the next time. */
export function decodingTooSlow(limit: number, cause?: unknown): PictureError {
  return new PictureError("timed_out", { limit, retryable: false, cause })
}

export { sharp }
