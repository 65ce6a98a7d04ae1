import { setTimeout as wait } from "node:timers/promises"

import type { CopyBackfillDTO, CopyBackfillItemListResponse, CopyBackfillResponse } from "../../src/types/copy-backfill"
import type { CpuTime } from "./cpu-time"
import type { ScaleStore } from "./scale-store"

const LOOK_EVERY = 1000
const PAGE = 20
/** Of the looks, at which the page asks for the chart, too. */
const HISTORY_EVERY = 3
/** Of the run, at which it is looked at what it has cost so far. */
const MARKS = 20

/** Milliseconds of each answer. */
export interface Latencies {
  list: number[]
  one: number[]
  items: number[]
  history: number[]
}

export interface Mark {
  /** Items that were done or failed by then. */
  items: number
  /** Since the start of the run. */
  seconds: number
  cpu: CpuTime
  residentBytes: number
  /** After a collection. */
  heapBytes: number
}

export interface WatchedRun {
  planSeconds: number
  latencies: Latencies
  marks: Mark[]
  end: CopyBackfillDTO
}

/** Plans a backfill of everything, starts it, and looks at it as an admin page would until it ends, or the signal ends the watch. */
export async function watchRun(store: ScaleStore, onProgress: (line: string) => void, signal: AbortSignal): Promise<WatchedRun> {
  const planStarted = performance.now()
  const { copy_backfill: planned } = await call<CopyBackfillResponse>(store, "POST", "", { selection: { copy: "missing" } })
  const planSeconds = (performance.now() - planStarted) / 1000
  await call(store, "POST", `/${planned.id}/start`)
  const latencies: Latencies = { list: [], one: [], items: [], history: [] }
  const marks: Mark[] = []
  const started = performance.now()
  let mark = 0
  for (let look = 0; ; look++) {
    const { copy_backfill } = await timed(latencies.one, () => call<CopyBackfillResponse>(store, "GET", `/${planned.id}`))
    await timed(latencies.list, () => call(store, "GET", "?limit=20"))
    const { total, done, failed } = copy_backfill.progress
    const offset = PAGE * Math.floor((Math.random() * total) / PAGE)
    await timed(latencies.items, () => call<CopyBackfillItemListResponse>(store, "GET", `/${planned.id}/items?limit=${PAGE}&offset=${offset}`))
    await timed(latencies.items, () => call<CopyBackfillItemListResponse>(store, "GET", `/${planned.id}/items?limit=${PAGE}&status=done&q=IMG_1`))
    if (look % HISTORY_EVERY === 0) await timed(latencies.history, () => call(store, "GET", `/${planned.id}/history`))
    if (done + failed >= (mark * total) / MARKS) {
      mark = Math.floor(((done + failed) / total) * MARKS) + 1
      const residentBytes = await store.residentBytes()
      const seconds = (performance.now() - started) / 1000
      marks.push({ items: done + failed, seconds, cpu: await store.cpuTime(), residentBytes, heapBytes: await store.heapBytes() })
      onProgress(`${done + failed} of ${total}, ${copy_backfill.progress.drafts_per_hour ?? "?"} an hour, ${Math.round(residentBytes / 1e6)} MB`)
    }
    if (copy_backfill.status !== "running" || signal.aborted) return { planSeconds, latencies, marks, end: copy_backfill }
    await wait(LOOK_EVERY)
  }
}

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const result = await work()
  times.push(performance.now() - started)
  return result
}

async function call<Answer>({ url, authorization }: ScaleStore, method: "GET" | "POST", path: string, body?: object): Promise<Answer> {
  const response = await fetch(`${url}/admin/copy-backfills${path}`, {
    method,
    headers: { authorization, "content-type": "application/json" },
    body: method === "POST" ? JSON.stringify(body ?? {}) : undefined,
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  const answer: Answer = await response.json()
  return answer
}
