import { fork, type ChildProcess } from "node:child_process"
import { join } from "node:path"
import { pathToFileURL } from "node:url"

import type { Picture } from "../src/inference"
import { REPLY_TOKENS } from "./benchmark-model"
import { draftFigures, type DraftRun, type ModelFigures } from "./draft-figures"
import { measured } from "./measure"
import { peakMemory } from "./peak-memory"
import { ENGLISH_TEXT } from "./requests"
import type { StockAnswer, StockRequest } from "./stock-messages"

export interface StockOptions {
  what: string
  folder: string
  dtype: Record<string, string>
  threads: number
  runs: number
  /** One for each run; drafts before the first are made to warm up. */
  pictures: readonly Picture[]
  onProgress?: (line: string) => void
}

/** Measures stock Transformers.js, which starts over at every request. */
export async function measureStock(options: StockOptions): Promise<ModelFigures> {
  const { what, dtype, runs, pictures, onProgress = () => undefined } = options
  const loads: number[] = []
  let stock: StockProcess | undefined
  try {
    while (loads.length < runs) {
      await stock?.end()
      stock = new StockProcess()
      onProgress(`${what}: load ${loads.length + 1} of ${runs}`)
      loads.push(await stock.load(options))
    }
    const drafts: DraftRun[] = []
    const again: DraftRun[] = []
    const [first] = pictures
    if (!stock || !first) {
      throw new RangeError("Stock needs at least one run and one picture")
    }
    await stock.draft(first)
    for (const [run, picture] of pictures.slice(0, runs).entries()) {
      onProgress(`${what}: draft ${run + 1} of ${runs}`)
      drafts.push(await stock.draft(picture))
      again.push(await stock.draft(picture))
    }
    const draft = draftFigures(drafts)
    return {
      what,
      dtype,
      load: measured(loads),
      peakMemory: await stock.peakMemory(),
      draft,
      regenerate: draftFigures(again),
      secondLocale: null,
      backfill: { draftsPerHour: 3_600_000 / draft.total.median, drafts: 0 },
    }
  } finally {
    await stock?.end()
  }
}

class StockProcess {
  private readonly started = performance.now()
  private readonly child: ChildProcess = fork(join(__dirname, "stock-process.ts"), [], {
    execArgv: ["--import", pathToFileURL(require.resolve("tsx")).href],
    env: { ...process.env, NODE_OPTIONS: "" },
    serialization: "advanced",
  })

  /** @returns milliseconds since the process was started */
  async load({ folder, dtype, threads }: StockOptions): Promise<number> {
    await this.ask({ type: "load", folder, dtype, threads })
    return performance.now() - this.started
  }

  async draft(picture: Picture): Promise<DraftRun> {
    const started = performance.now()
    const answer = await this.ask({ type: "draft", picture, text: ENGLISH_TEXT, replyTokens: REPLY_TOKENS })
    if (answer.type !== "drafted") {
      throw new Error(`The stock process answered a draft with "${answer.type}"`)
    }
    return { ...answer.run, total: performance.now() - started }
  }

  async peakMemory(): Promise<number | null> {
    return this.child.pid === undefined ? null : peakMemory(this.child.pid)
  }

  async end(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = new Promise((resolve) => this.child.once("exit", resolve))
      this.child.kill("SIGKILL")
      await ended
    }
  }

  /** @throws Error with the process's own words, or when it dies */
  private ask(request: StockRequest): Promise<StockAnswer> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        this.child.off("message", onMessage)
        this.child.off("exit", onExit)
      }
      const onMessage = (message: unknown) => {
        settle()
        // Only our own process writes to this channel.
        const answer = message as StockAnswer
        if (answer.type === "failed") {
          reject(new Error(`Stock Transformers.js failed: ${answer.message}`))
        } else {
          resolve(answer)
        }
      }
      const onExit = (code: number | null, signal: string | null) => {
        settle()
        reject(new Error(`The stock process ended with ${signal ?? `status ${code}`}`))
      }
      this.child.on("message", onMessage)
      this.child.on("exit", onExit)
      this.child.send(request)
    })
  }
}
