import { once } from "node:events"
import { join } from "node:path"
import { Worker } from "node:worker_threads"

import { measured, timeRuns, type Measured } from "./measure"

/** Fills the memory; every page must be written once, or the system has one page of zeros stand for all. */
const PRESENT = 1
const ABSENT = 2

/**
 * Bytes a second that `threads` threads together read from memory.
 *
 * @param bytes far more than the caches hold
 */
export async function readBandwidth(threads: number, bytes: number, runs: number): Promise<Measured> {
  const memory = new SharedArrayBuffer(bytes)
  new Uint8Array(memory).fill(PRESENT)
  const length = Math.floor(bytes / threads)
  const workers = Array.from(
    { length: threads },
    (_, index) =>
      new Worker(join(__dirname, "read-bandwidth-worker.cjs"), {
        workerData: { memory, offset: index * length, length, absent: ABSENT },
        // Loaders that the command line named are not for this plain script.
        execArgv: [],
      })
  )
  try {
    const read = async (worker: Worker) => {
      const answer = once(worker, "message")
      worker.postMessage(null)
      const [position]: unknown[] = await answer
      if (position !== -1) {
        throw new Error(`The reading thread stopped at byte ${String(position)}`)
      }
    }
    const times = await timeRuns(runs, () => Promise.all(workers.map(read)))
    return measured(times.runs.map((milliseconds) => (threads * length) / (milliseconds / 1000)))
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}
