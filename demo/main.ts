import { join } from "node:path"

import { AdminApi } from "./admin-api"
import { isFree } from "./free-port"
import { PROJECT } from "./project"
import { StoreStartError } from "./run-command"
import { seedStore } from "./seed/seed-store"
import { startStore, type RunningStore } from "./store"
import { watchDrafts } from "./watch-drafts"

// What `npm start` runs once the packages are there: a demo store until Ctrl-C.

const DEFAULT_PORT = 9000

async function main(): Promise<void> {
  const home = process.env.SHELFTALKER_HOME || join(PROJECT, ".shelftalker")
  const ending = new AbortController()
  let store: RunningStore | undefined
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (!ending.signal.aborted) console.log("\nStopping the store and its database…")
      ending.abort()
    })
  }

  try {
    store = await startStore({ home, port: await choosePort(), onProgress: say, signal: ending.signal })
    announce(store)
    const api = await login(store)
    if (api) {
      const created = await seedOnce(store, api)
      await watchDrafts(api, created, ending.signal)
    }
    await Promise.race([store.ended, aborted(ending.signal)])
    if (!ending.signal.aborted) throw new StoreStartError(`The store ended by itself. Its log: ${store.logFile}`)
  } catch (error) {
    if (!ending.signal.aborted) {
      console.error(`\n${error instanceof StoreStartError ? error.message : String(error)}`)
      process.exitCode = 1
    }
  } finally {
    await store?.stop()
  }
  process.exit()
}

function say(line: string): void {
  console.log(`• ${line}`)
}

/** `PORT`, or 9000, or a free one where somebody else has 9000. */
async function choosePort(): Promise<number> {
  const { PORT } = process.env
  if (PORT) {
    const port = Number(PORT)
    if (Number.isInteger(port) && port > 0 && port < 65536) return port
    throw new StoreStartError(`PORT must be a number from 1 to 65535, not "${PORT}".`)
  }
  if (await isFree(DEFAULT_PORT)) return DEFAULT_PORT
  console.log(`Port ${DEFAULT_PORT} is taken; the store gets a free one. PORT picks another.`)
  return 0
}

/** Null where somebody changed the demo's password: the store runs, the seed and the progress don't. */
async function login({ url, adminEmail, adminPassword }: RunningStore): Promise<AdminApi | null> {
  return AdminApi.login(url, adminEmail, adminPassword).catch(() => {
    console.log(`${adminEmail} has another password by now, so the drafts' progress can't be shown here.`)
    return null
  })
}

/**
 * Only an empty store is filled: what the newcomer deletes stays deleted.
 *
 * @returns how many products were created.
 */
async function seedOnce({ home }: RunningStore, api: AdminApi): Promise<number> {
  if (await home.recall("seeded")) return 0
  say("Filling the store with products")
  const created = await seedStore(api, (line) => console.log(`    ${line}`))
  await home.remember("seeded", new Date().toISOString())
  return created
}

function announce({ url, adminEmail, adminPassword, home }: RunningStore): void {
  console.log(
    [
      "",
      "  The store is open.",
      "",
      `    Admin      ${url}/app`,
      `    E-mail     ${adminEmail}`,
      `    Password   ${adminPassword}`,
      "",
      `    Data and logs are in ${home.folder}. Ctrl-C stops everything.`,
      "",
    ].join("\n"),
  )
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener("abort", () => resolve(), { once: true })
  })
}

void main()
