import { spawn } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { packPlugin } from "../demo/pack-plugin"
import { startPostgres } from "../demo/postgres"
import { MEDUSA_COMMAND, MEDUSA_ENVIRONMENT, PROJECT } from "../demo/project"
import { findChromium } from "./find-chromium"
import { findRedis } from "./find-redis"
import { collect } from "./collect"
import { runJestProject } from "./jest-project"
import { add, closingLine, isGood, NOTHING, type Outcome } from "./tally"

// What `npm test` runs once the packages are there. `npm test -- unit http` runs only
// the named parts.

const minutes = (count: number) => count * 60_000

/**
 * Two are checks; the others are projects of Jest. After the checks, which tell something soon,
 * the longest come first, so that the lanes end at about the same time.
 */
const PARTS = {
  lint: null,
  types: null,
  admin: { folder: "integration-tests/admin", limit: minutes(40) },
  unit: { folder: "unit-tests", limit: minutes(40) },
  http: { folder: "integration-tests/http", limit: minutes(30) },
  backfill: { folder: "integration-tests/backfill", limit: minutes(25) },
  redis: { folder: "integration-tests/redis", limit: minutes(25) },
  modules: { folder: "integration-tests/modules", limit: minutes(10) },
  package: { folder: "integration-tests/package", limit: minutes(10) },
}

/** Parts that run at once: much of a store's and a browser's time is waiting, so one leaves half of two cores idle. */
const LANES = 2

type Part = keyof typeof PARTS

async function main(): Promise<void> {
  const waiting = chosenParts(process.argv.slice(2))
  const isAlone = waiting.length === 1
  const folder = await mkdtemp(join(tmpdir(), "shelftalker-tests-"))
  // PostgreSQL may run as another user than we.
  await chmod(folder, 0o755)
  const leftOut: string[] = []
  let total = NOTHING
  const stops: (() => Promise<void>)[] = []
  const stopAll = () => Promise.allSettled(stops.map((stop) => stop()))
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => void stopAll().finally(() => process.exit(130)))
  }

  try {
    console.log("Building and packing the plugin")
    await packPlugin(join(folder, "build.log"))
    const browser = findChromium()
    const runLane = async (lane: string) => {
      await mkdir(lane, { mode: 0o755 })
      // Each lane has a PostgreSQL of its own: Medusa's test runners name their databases by process.
      const database = await startDatabase(lane)
      stops.push(database.stop)
      const env = {
        ...process.env,
        ...MEDUSA_ENVIRONMENT,
        ...database.env,
        // Where tests share what they prepare; see prepared.ts.
        SHELFTALKER_TEST_RUN: folder,
        ...(browser ? { CHROMIUM_PATH: browser } : {}),
      }
      for (let part = waiting.shift(); part; part = waiting.shift()) {
        const reason = whyNot(part)
        if (reason) {
          leftOut.push(`${part}: ${reason}`)
          total = add(total, { passed: 0, failed: 0, skipped: 1 })
          continue
        }
        const started = Date.now()
        console.log(`== ${part} begins`)
        const { tally, output } = await run(part, { folder, env, workers: part === "unit" && isAlone ? LANES : 1 })
        total = add(total, tally)
        // Whole, once it has ended: two parts at once would read as one muddle.
        console.log(`\n== ${part}\n${output}== ${part}: ${closingLine(tally)} (${Math.round((Date.now() - started) / 1000)} s)\n`)
      }
    }
    await Promise.all(Array.from({ length: LANES }, (_, lane) => runLane(join(folder, `lane-${lane}`))))
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    total = add(total, { passed: 0, failed: 1, skipped: 0 })
  } finally {
    await stopAll()
    await rm(folder, { recursive: true, force: true })
  }

  console.log("")
  for (const reason of leftOut) console.log(`left out: ${reason}`)
  console.log(closingLine(total))
  process.exit(isGood(total) ? 0 : 1)
}

function chosenParts(args: string[]): Part[] {
  const all = Object.keys(PARTS) as Part[]
  const unknown = args.filter((name) => !all.some((part) => part === name))
  if (unknown.length > 0) {
    console.error(`There is no part named ${unknown.join(", ")}. There are: ${all.join(", ")}.`)
    process.exit(2)
  }
  return args.length > 0 ? all.filter((part) => args.includes(part)) : all
}

/** Why a part can't run here, or null. */
function whyNot(part: Part): string | null {
  const project = PARTS[part]
  if (project && !hasTests(join(PROJECT, project.folder))) return `there are no tests in ${project.folder}`
  if (part === "admin" && !findChromium()) {
    return "no Chromium was found. Install one (Debian: apt-get install chromium) or name it in CHROMIUM_PATH"
  }
  if (part === "redis" && !findRedis()) {
    return "no redis-server was found. Install one (Debian: apt-get install redis-server)"
  }
  return null
}

function hasTests(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder, { recursive: true }).some((name) => String(name).endsWith(".test.ts"))
}

async function run(part: Part, options: { folder: string; env: NodeJS.ProcessEnv; workers: number }): Promise<Outcome> {
  const project = PARTS[part]
  if (project) return runJestProject({ name: part, limit: project.limit, ...options })
  return check(CHECKS[part === "lint" ? "lint" : "types"], options.env)
}

const CHECKS = {
  lint: [MEDUSA_COMMAND, "lint"],
  types: [join(PROJECT, "node_modules", "typescript", "bin", "tsc"), "-p", "tsconfig.all.json"],
}

/** A check counts as one test. */
async function check(args: string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
  const child = spawn(process.execPath, args, { cwd: PROJECT, env, stdio: ["ignore", "pipe", "pipe"] })
  const output = collect(child.stdout, child.stderr)
  const status = await new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(null))
    child.once("close", resolve)
  })
  return { tally: { ...NOTHING, ...(status === 0 ? { passed: 1 } : { failed: 1 }) }, output: output() }
}

/** One PostgreSQL for a lane, told to Medusa's test runners in the environment. */
async function startDatabase(folder: string): Promise<{ env: NodeJS.ProcessEnv; stop: () => Promise<void> }> {
  const { port, user, password, stop } = await startPostgres({
    folder: join(folder, "postgres"),
    logFile: join(folder, "logs", "postgres.log"),
    temporary: true,
  })
  // By name: to any host that is not called localhost, Medusa's HTTP test runner wants TLS.
  return { env: { DB_HOST: "localhost", DB_PORT: String(port), DB_USERNAME: user, DB_PASSWORD: password }, stop }
}

void main()
