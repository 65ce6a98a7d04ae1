import sharp from "sharp"

/**
 * sharp's settings hold for the whole process, so this is the one place for them.
 * No picture is decoded twice, so a cache would only keep memory from the store;
 * one thread a picture leaves the other cores to it.
 */
sharp.cache(false)
sharp.concurrency(1)

let last: Promise<unknown> = Promise.resolve()

/**
 * Runs one decoding at a time. A photograph takes some ten milliseconds, where the
 * model takes seconds, so nothing is gained by more; but the largest pictures fill a
 * gigabyte while they are decoded, and every decoding holds one of Node's few pool
 * threads, which the store's files and name look-ups need too.
 *
 * A caller who aborts is let go at once. The next decoding still waits for the work
 * to end, since sharp cannot be interrupted from outside.
 *
 * @throws the signal's reason when aborted, while waiting or at work
 */
export function inTurn<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  const done = last.then(() => {
    signal?.throwIfAborted()
    return work()
  })
  last = done.catch(() => {})
  if (!signal) {
    return done
  }
  return new Promise<T>((resolve, reject) => {
    const leave = () => reject(signal.reason)
    signal.addEventListener("abort", leave, { once: true })
    done.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave))
  })
}

export { sharp }
