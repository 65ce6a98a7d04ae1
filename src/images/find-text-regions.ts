import { extname, join } from "node:path"
import { Worker } from "node:worker_threads"

import type { GreyPicture } from "./ink-components"
import type { TextLine } from "./text-lines"
import type { RegionsRequest } from "./text-regions-thread"

interface Waiting {
  resolve: (regions: TextLine[]) => void
  reject: (error: Error) => void
}

const waiting = new Map<number, Waiting>()
let thread: Worker | null = null
let asked = 0

/**
 * `textRegions` in a thread of its own: it computes for tenths of a second, in which the store's own thread
 * would answer nobody. One thread for all pictures, which are looked at one after the other; it keeps no
 * process alive.
 *
 * @throws the signal's reason when aborted; then the thread's work on this picture is for nothing
 */
export function findTextRegions(picture: GreyPicture, signal?: AbortSignal): Promise<TextLine[]> {
  signal?.throwIfAborted()
  const id = ++asked
  return new Promise<TextLine[]>((resolve, reject) => {
    const abort = () => waiting.get(id)?.reject(signal?.reason)
    const settle = () => {
      waiting.delete(id)
      signal?.removeEventListener("abort", abort)
      if (waiting.size === 0) thread?.unref()
    }
    waiting.set(id, {
      resolve: (regions) => (settle(), resolve(regions)),
      reject: (error) => (settle(), reject(error)),
    })
    signal?.addEventListener("abort", abort, { once: true })
    thread ??= startThread()
    thread.ref()
    thread.postMessage({ id, picture } satisfies RegionsRequest)
  })
}

function startThread(): Worker {
  const file = join(__dirname, `text-regions-thread${extname(__filename)}`)
  const started = extname(file) === ".ts" ? typeScriptThread(file) : new Worker(file, { execArgv: [] })
  started.on("message", ({ id, regions }: { id: number; regions: TextLine[] }) => waiting.get(id)?.resolve(regions))
  started.on("error", (error) => end(started, error))
  started.on("exit", (code) => end(started, new Error(`The thread that looks for print ended with code ${code}.`)))
  return started
}

/** Only in development. The loader that is registered for a process does not reach its threads. */
function typeScriptThread(file: string): Worker {
  const load = `require(${JSON.stringify(require.resolve("tsx/cjs/api"))}).register(); require(${JSON.stringify(file)})`
  return new Worker(load, { eval: true, execArgv: [] })
}

/** The next picture starts another one. */
function end(ended: Worker, error: Error): void {
  if (thread !== ended) return
  thread = null
  for (const { reject } of [...waiting.values()]) reject(error)
}
