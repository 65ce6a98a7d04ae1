/**
 * The review pages' calls over a store that has very many drafts, and how PostgreSQL answers them.
 *
 *   npm run bench:inbox [-- --drafts 50000 --requests 200]
 */
import { chmod, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { Client } from "pg"

import { packPlugin } from "../demo/pack-plugin"
import { startScaleStore, type ScaleStore } from "./backfill-scale/scale-store"
import { seedProducts } from "./backfill-scale/seed"
import { QueryPlans } from "./inbox/query-plans"
import { seedDrafts } from "./inbox/seed-drafts"
import { percentile } from "./measure"

/** As the inbox asks. */
const LISTED =
  "id,product_id,locale,status,content,edited,issues,confidence,risk,has_conflict,error,created_at,updated_at,decided_at,product.id,product.title,product.thumbnail"

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { drafts: { type: "string", default: "50000" }, requests: { type: "string", default: "200" } } })
  const [drafts, requests] = [wholeNumber("drafts", values.drafts, 1_000), wholeNumber("requests", values.requests, 10)]
  const folder = await mkdtemp(join(tmpdir(), "shelftalker-inbox-"))
  // PostgreSQL may run as another user than we.
  await chmod(folder, 0o755)
  const say = (line: string) => console.error(`• ${line}`)
  let failed = true
  try {
    say("Building the plugin")
    await packPlugin(join(folder, "build.log"))
    say("Starting the store")
    const store = await startScaleStore(folder, { settings: { shared_preload_libraries: "auto_explain" } })
    const database = new Client({ connectionString: store.databaseUrl })
    await database.connect()
    try {
      say(`Writing ${drafts} drafts`)
      await seedProducts(database, drafts / 2, "http://127.0.0.1:9/")
      await seedDrafts(database, drafts)
      const calls = await callsOf(database)
      await measure(store, calls, drafts, requests, say)
      await printPlans(store, calls, new QueryPlans(database, join(folder, "postgres.log")))
    } finally {
      await database.end()
      await store.stop()
    }
    failed = false
  } finally {
    if (failed) say(`The logs: ${folder}`)
    else await rm(folder, { recursive: true, force: true })
  }
}

/** Name → path of each call. */
async function callsOf(database: Client): Promise<Map<string, string>> {
  const { rows } = await database.query<{ id: string; product_id: string }>("select id, product_id from copy_draft where status = 'ready' limit 1")
  const today = new Date(Date.now() - 12 * 3_600_000).toISOString()
  const list = (query: string) => `/admin/copy-drafts?limit=20&fields=${LISTED}&${query}`
  return new Map([
    ["to review, riskiest first", list("status=ready&order=-risk")],
    ["the same, page 100", list("status=ready&order=-risk&offset=1980")],
    ["to review, newest first", list("status=ready&order=-created_at")],
    ["to review, one language", list("status=ready&locale=zh&order=-risk")],
    ["conflicts", list("status=ready&has_conflict=true&order=-risk")],
    ["failed", list("status=failed&order=-created_at")],
    ["accepted today", list(`status=accepted&decided_at[$gte]=${today}&order=-decided_at`)],
    ["all, newest first", list("order=-created_at")],
    ["search, many found", list("q=img_1&status=ready&order=-risk")],
    ["search, one found", list("q=img_1234&status=ready&order=-risk")],
    ["a review's queue", "/admin/copy-drafts?limit=100&fields=id&status=ready&order=-risk"],
    ["one draft", `/admin/copy-drafts/${rows[0]?.id}`],
    ["its history", `/admin/copy-history?draft_id=${rows[0]?.id}`],
    ["its product's history", `/admin/copy-history?product_id=${rows[0]?.product_id}`],
    ["summary", "/admin/copy-summary"],
  ])
}

async function measure(store: ScaleStore, calls: Map<string, string>, drafts: number, requests: number, say: (line: string) => void): Promise<void> {
  console.log(`\n${drafts} drafts; ${requests} requests of each call, one after the other`)
  console.log(`${"".padEnd(28)} ${"p50".padStart(9)} ${"p95".padStart(9)} ${"max".padStart(9)}`)
  for (const [name, path] of calls) {
    say(name)
    // The first of each finds nothing prepared.
    for (let warming = 0; warming < 3; warming++) await call(store, path)
    const times: number[] = []
    for (let count = 0; count < requests; count++) {
      const started = performance.now()
      await call(store, path)
      times.push(performance.now() - started)
    }
    const figures = [0.5, 0.95, 1].map((share) => `${percentile(times, share).toFixed(0)} ms`.padStart(9))
    console.log(`${name.padEnd(28)} ${figures.join(" ")}`)
  }
}

async function printPlans(store: ScaleStore, calls: Map<string, string>, plans: QueryPlans): Promise<void> {
  console.log("\nHow PostgreSQL answered them")
  for (const [name, path] of calls) {
    const used = await plans.during(() => call(store, path))
    console.log(`\n${name}`)
    for (const plan of used) console.log(plan.replace(/^/gm, "  "))
  }
}

async function call(store: ScaleStore, path: string): Promise<void> {
  const answer = await fetch(`${store.url}${path}`, { headers: { authorization: store.authorization } })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`)
}

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < least) throw new Error(`--${name} must be a whole number from ${least}.`)
  return value
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
