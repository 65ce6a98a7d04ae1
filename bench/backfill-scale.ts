/**
 * A backfill of a whole store, the model left out: what the database, the workflows and the API cost
 * for each item, whether that stays the same from the first thousand items to the last, and how long
 * the admin's pages take meanwhile.
 *
 *   npm run bench:backfill [-- --products 20000 --model-ms 100]
 *
 * The time that the scripted model takes for a draft is far less than a real one's, so the store is
 * busier than it will be. With 0 it is as busy as it can be: that measures cost, not what a merchant meets.
 */
import { chmod, mkdtemp, rm } from "node:fs/promises"
import { cpus, tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { Client } from "pg"

import { packPlugin } from "../demo/pack-plugin"
import type { CpuTime } from "./backfill-scale/cpu-time"
import { serveNumberedPictures } from "./backfill-scale/numbered-pictures"
import { startScaleStore } from "./backfill-scale/scale-store"
import { seedProducts } from "./backfill-scale/seed"
import { watchRun, type WatchedRun } from "./backfill-scale/watch-run"
import { percentile } from "./measure"

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { products: { type: "string", default: "20000" }, "model-ms": { type: "string", default: "100" } },
  })
  const products = Number(values.products)
  if (!Number.isInteger(products) || products < 10) throw new Error("--products must be a whole number from 10.")
  const modelMs = Number(values["model-ms"])
  if (!Number.isInteger(modelMs) || modelMs < 0) throw new Error("--model-ms must be a whole number, 0 for as fast as it goes.")
  const folder = await mkdtemp(join(tmpdir(), "shelftalker-scale-"))
  // PostgreSQL may run as another user than we.
  await chmod(folder, 0o755)
  const say = (line: string) => console.error(`• ${line}`)
  let failed = true
  // Ctrl-C prints what was measured until then.
  const interruption = new AbortController()
  process.once("SIGINT", () => interruption.abort())
  try {
    say("Building the plugin")
    await packPlugin(join(folder, "build.log"))
    const pictures = await serveNumberedPictures()
    say("Starting the store")
    const store = await startScaleStore(folder, { modelMs })
    try {
      await withClient(store.databaseUrl, (client) => seedProducts(client, products, pictures.url))
      say(`Running a backfill of ${products} products`)
      const run = await watchRun(store, say, interruption.signal)
      console.log(`\n${products} products, ${modelMs} ms a draft; ${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`)
      print(run)
    } finally {
      await store.stop()
      pictures.close()
    }
    failed = false
  } finally {
    if (failed) say(`The logs: ${folder}`)
    else await rm(folder, { recursive: true, force: true })
  }
}

async function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function print({ planSeconds, latencies, marks, end }: WatchedRun): void {
  const { done, failed, skipped } = end.progress
  console.log(`${end.status}: ${done} done, ${failed} failed, ${skipped} left out. Planned in ${planSeconds.toFixed(1)} s.`)
  console.log("\nprocessor time of each item of the last stretch; memory at its end")
  console.log("Items finished   items a second   store   PostgreSQL   resident memory   heap in use")
  // A last stretch of a few items would say nothing.
  const whole = marks.filter(({ items }, index) => index === 0 || items - (marks[index - 1]?.items ?? 0) > end.progress.total / (3 * marks.length))
  whole.slice(1).forEach((mark, index) => {
    const before = whole[index] ?? mark
    const items = mark.items - before.items
    const each = (of: "store" | "database") => `${(((mark.cpu[of] - before.cpu[of]) * 1000) / items).toFixed(1)} ms`
    const columns = [
      String(mark.items).padStart(14),
      (items / (mark.seconds - before.seconds)).toFixed(1).padStart(16),
      each("store").padStart(7),
      each("database").padStart(12),
      megabytes(mark.residentBytes).padStart(17),
      megabytes(mark.heapBytes).padStart(13),
    ]
    console.log(columns.join(" "))
  })
  const [first, last] = [whole[0], whole.at(-1)]
  if (first && last) {
    const share = (of: keyof CpuTime) => `${((100 * (last.cpu[of] - first.cpu[of])) / ((last.seconds - first.seconds) * cpus().length)).toFixed(0)} %`
    console.log(`\nThe cores were busy for ${share("machine")} of the time: the store's share ${share("store")}, PostgreSQL's ${share("database")}.`)
  }
  console.log("\nAnswers while it ran       p50       p95       max   requests")
  for (const [name, times] of [["GET list", latencies.list], ["GET :id", latencies.one], ["GET :id/items", latencies.items], ["GET :id/history", latencies.history]] as const) {
    const figures = [0.5, 0.95, 1].map((share) => `${percentile(times, share).toFixed(0)} ms`.padStart(9))
    console.log(`${name.padEnd(20)} ${figures.join(" ")} ${String(times.length).padStart(10)}`)
  }
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
