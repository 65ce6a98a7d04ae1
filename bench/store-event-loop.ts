import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { z } from "zod"

import { AdminApi } from "../demo/admin-api"
import { seedStore } from "../demo/seed/seed-store"
import { startStore, type RunningStore } from "../demo/store"
import type { CopyStatusResponse } from "../src/types/copy-status"
import { percentile } from "./measure"

/** Of the store's process. Milliseconds. */
export interface EventLoopFigures {
  /** Nothing is drafted. */
  idle: PhaseFigures
  /** The inference process drafts on all its threads. */
  drafting: PhaseFigures
}

export interface PhaseFigures {
  /** How much later than due the event loop came round. */
  delay: { p50: number; p99: number; max: number }
  /** Of the requests that came in meanwhile. */
  answers: { p50: number; p99: number; count: number }
  /** Share of the looks, 0 to 1, at which a draft was at work. */
  busy: number
}

export interface StoreEventLoopOptions {
  /** The plugin's `model` option. */
  model: { path: string; dtype: Record<string, string> }
  threads: number
  /** Of each phase. */
  seconds: number
  onProgress?: (line: string) => void
}

const Delay = z.object({ p50: z.number(), p99: z.number(), max: z.number() })

/** Between two requests: a few customers and a merchant, not a load test. */
const REQUEST_EVERY = 250
const LOAD_WITHIN = 5 * 60_000

/**
 * Boots the demo store with the model in its plugin, and watches the event loop of Medusa's process
 * for a while without and then with drafts being made, requests coming in all the time.
 */
export async function measureStoreEventLoop(options: StoreEventLoopOptions): Promise<EventLoopFigures> {
  const { model, threads, seconds, onProgress = () => undefined } = options
  const folder = await mkdtemp(join(tmpdir(), "shelftalker-bench-"))
  let store: RunningStore | undefined
  try {
    store = await startStore({
      home: join(folder, "store"),
      env: {
        SHELFTALKER_OPTIONS: JSON.stringify({ model, automatic: false, inference: { threads, idleUnloadMs: 0 } }),
        SHELFTALKER_PROBE_FOLDER: folder,
        NODE_OPTIONS: `--require ${join(__dirname, "event-loop-probe.cjs")}`,
      },
      onProgress,
    })
    const watch = new StoreWatch(store, await AdminApi.login(store.url, store.adminEmail, store.adminPassword), folder)
    onProgress("Filling the store with products")
    await seedStore(watch.api, () => undefined)
    // What a process does once, after its start, is over by the second time round.
    await watch.phase(10)

    onProgress(`Watching the store without inference, ${seconds} s`)
    const idle = await watch.phase(seconds)
    onProgress("Starting drafts, and waiting for the model to be loaded")
    await watch.startDrafts()
    onProgress(`Watching the store while drafts are made, ${seconds} s`)
    const drafting = await watch.phase(seconds)
    return { idle, drafting }
  } finally {
    await store?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

class StoreWatch {
  constructor(
    private readonly store: RunningStore,
    readonly api: AdminApi,
    private readonly probeFolder: string
  ) {}

  async phase(seconds: number): Promise<PhaseFigures> {
    await this.eventLoopDelay()
    const answers: number[] = []
    const looks: boolean[] = []
    const end = performance.now() + seconds * 1000
    while (performance.now() < end) {
      answers.push(await timed(() => this.api.get("/admin/products?limit=20")))
      answers.push(await timed(() => fetch(`${this.store.url}/health`).then((answer) => answer.arrayBuffer())))
      looks.push((await this.status()).queue.running > 0)
      await wait(REQUEST_EVERY)
    }
    return {
      delay: await this.eventLoopDelay(),
      answers: { p50: percentile(answers, 0.5), p99: percentile(answers, 0.99), count: answers.length },
      busy: looks.filter(Boolean).length / looks.length,
    }
  }

  /** A draft for every product; resolves once the first is being written. */
  async startDrafts(): Promise<void> {
    const { products } = await this.api.get<{ products: { id: string }[] }>("/admin/products?limit=100&fields=id")
    for (const { id } of products) {
      await this.api.post(`/admin/products/${id}/copy-drafts`, {})
    }
    for (const end = performance.now() + LOAD_WITHIN; performance.now() < end; await wait(500)) {
      const { state, error } = await this.status()
      if (state === "ready") {
        return
      }
      if (state === "failed") {
        throw new Error(`The store could not load the model: ${error ?? "no reason given"}`)
      }
    }
    throw new Error(`The store did not load the model within ${LOAD_WITHIN / 1000} s. Its log: ${this.store.logFile}`)
  }

  private async status() {
    return (await this.api.get<CopyStatusResponse>("/admin/copy-status")).copy_status
  }

  /** Since the last time. */
  private async eventLoopDelay(): Promise<z.infer<typeof Delay>> {
    const { pid } = this.store
    const file = join(this.probeFolder, `${pid}.json`)
    await rm(file, { force: true })
    process.kill(pid, "SIGUSR2")
    for (let tries = 0; tries < 100; tries++) {
      const text = await readFile(file, "utf8").catch(() => null)
      if (text !== null) {
        return Delay.parse(JSON.parse(text))
      }
      await wait(50)
    }
    throw new Error("The store's process does not tell its event-loop delay: the probe was not loaded into it")
  }
}

/** Milliseconds. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
