/**
 * How quickly the insights are answered over very much feedback, and what memory the export takes of the store.
 *
 *   npm run bench:feedback [-- --drafts 100000 --requests 20]
 */
import { chmod, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { Client } from "pg"

import { packPlugin } from "../demo/pack-plugin"
import { startScaleStore, type ScaleStore } from "./backfill-scale/scale-store"
import { seedProducts } from "./backfill-scale/seed"
import { seedFeedback } from "./feedback/seed-feedback"
import { seedDrafts } from "./inbox/seed-drafts"
import { percentile } from "./measure"

const MB = 1_000_000
/** As the admin asks, and what a person may ask on top. */
const CALLS = [
  ...["week", "template", "category", "field", "model"].map((by) => `/admin/copy-feedback/summary?by=${by}`),
  ...["/admin/copy-feedback/summary?by=category&locale=zh", "/admin/copy-feedback?limit=20", "/admin/copy-feedback?limit=20&verdict=rejected"],
]
const EXPORT = "/admin/copy-feedback/export"

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { drafts: { type: "string", default: "100000" }, requests: { type: "string", default: "20" } } })
  const [drafts, requests] = [Number(values.drafts), Number(values.requests)]
  if (!(drafts >= 1_000 && requests >= 5)) throw new Error("--drafts is at least 1000, --requests at least 5.")
  const folder = await mkdtemp(join(tmpdir(), "shelftalker-feedback-"))
  // PostgreSQL may run as another user than we.
  await chmod(folder, 0o755)
  await packPlugin(join(folder, "build.log"))
  const store = await startScaleStore(folder)
  const database = new Client({ connectionString: store.databaseUrl })
  await database.connect()
  try {
    await seedProducts(database, Math.ceil(drafts / 2), "http://127.0.0.1:9/")
    await seedDrafts(database, drafts)
    await seedFeedback(database)
    // All drafts have five fields; the figures of 100,000 rows are those of a fifth of them.
    await answerTimes(store, database, requests)
    await database.query("DELETE FROM copy_feedback WHERE draft_id IN (SELECT id FROM copy_draft ORDER BY id OFFSET $1)", [Math.round(drafts / 5)])
    await database.query("VACUUM ANALYZE copy_feedback")
    await answerTimes(store, database, requests)
    await exportAll(store)
    await leaveInTheMiddle(store)
  } finally {
    await database.end()
    await store.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function answerTimes(store: ScaleStore, database: Client, requests: number): Promise<void> {
  const { rows } = await database.query<{ count: string }>("SELECT count(*) FROM copy_feedback")
  console.log(`\n${rows[0]?.count} rows of feedback; ${requests} requests of each call, one after the other`)
  for (const path of CALLS) {
    const times: number[] = []
    for (let count = -3; count < requests; count++) {
      const started = performance.now()
      const answer = await call(store, path)
      await answer.arrayBuffer()
      // The first ones find nothing prepared.
      if (count >= 0) times.push(performance.now() - started)
    }
    console.log(`${path.padEnd(60)} p50 ${percentile(times, 0.5).toFixed(0)} ms, longest ${percentile(times, 1).toFixed(0)} ms`)
  }
}

/** The whole export, with the store's memory before, at its most and after. */
async function exportAll(store: ScaleStore): Promise<void> {
  const [heapBefore, before] = [await store.heapBytes(), await store.residentBytes()]
  let most = before
  const watching = setInterval(() => void store.residentBytes().then((bytes) => (most = Math.max(most, bytes))), 100)
  const started = performance.now()
  const [lines, bytes] = await drain(await call(store, EXPORT))
  clearInterval(watching)
  const seconds = (performance.now() - started) / 1000
  const heapAfter = await store.heapBytes()
  console.log(`\nExport: ${lines} lines, ${(bytes / MB).toFixed(0)} MB, ${seconds.toFixed(1)} s`)
  console.log(`Store's resident memory: ${(before / MB).toFixed(0)} MB before, ${(most / MB).toFixed(0)} MB at the most`)
  console.log(`Store's heap after a collection: ${(heapBefore / MB).toFixed(1)} MB before, ${(heapAfter / MB).toFixed(1)} MB after`)
}

/** A client that goes away: the store must not go on reading for it. */
async function leaveInTheMiddle(store: ScaleStore): Promise<void> {
  const leaving = new AbortController()
  const { body } = await call(store, EXPORT, leaving.signal)
  await body?.getReader().read()
  leaving.abort()
  await new Promise((resolve) => setTimeout(resolve, 500))
  const before = await store.cpuTime()
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  const after = await store.cpuTime()
  const [own, database] = [after.store - before.store, after.database - before.database]
  console.log(`In two seconds after a client left: ${own.toFixed(2)} s of processor time of the store, ${database.toFixed(2)} s of its database`)
}

async function drain({ body }: Response): Promise<[lines: number, bytes: number]> {
  let [lines, bytes] = [0, 0]
  const reader = body?.getReader()
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    bytes += next.value.length
    lines += next.value.reduce((count: number, byte: number) => count + (byte === 0x0a ? 1 : 0), 0)
  }
  return [lines, bytes]
}

async function call(store: ScaleStore, path: string, signal?: AbortSignal): Promise<Response> {
  const answer = await fetch(`${store.url}${path}`, { headers: { authorization: store.authorization }, signal })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${(await answer.text()).slice(0, 300)}`)
  return answer
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
