import { basename, dirname, join } from "node:path"

import { ADMIN_EMAIL, ADMIN_PASSWORD, ensureAdminUser } from "./admin-user"
import { buildStore } from "./build-store"
import { freePort, isFree } from "./free-port"
import { startMedusa, type MedusaProcess } from "./medusa-process"
import { movePictures } from "./move-pictures"
import { startPostgres, type PostgresServer } from "./postgres"
import type { StoreProgress } from "./progress"
import { MEDUSA_COMMAND, MEDUSA_ENVIRONMENT } from "./project"
import { runCommand, StoreStartError } from "./run-command"
import { openHome, type StoreHome } from "./store-home"

export interface StoreOptions {
  /** Folder of the database, the uploaded pictures and the logs. Made where it is missing. */
  home: string
  /** Port of the store. 0 takes a free one. @default 0 */
  port?: number
  /** More environment variables for the store's process. */
  env?: Record<string, string>
  /** Told what is being done, one line at a time. */
  onProgress?: StoreProgress
  /** Ends a start that is still under way. */
  signal?: AbortSignal
}

/** A Medusa store that answers, with the plugin as built and packed. */
export interface RunningStore {
  /** `http://localhost:PORT`; the admin is at `${url}/app`. */
  url: string
  adminEmail: string
  adminPassword: string
  /** `postgres://…` of the store's database. */
  databaseUrl: string
  /** The store's process, which runs Medusa. */
  pid: number
  /** File that the store's process writes its log to. */
  logFile: string
  home: StoreHome
  /** Settles when the store's process has ended, asked or not. */
  ended: Promise<void>
  /** Ends the store and its database, and waits for both. Safe to call twice. */
  stop(): Promise<void>
}

/**
 * Boots the demo store: builds and packs the plugin where its sources changed, brings up
 * PostgreSQL, migrates, creates the admin user and starts Medusa. A minute or two for
 * the first time, seconds after.
 *
 * @throws {StoreStartError} with the log's last lines where a step fails. Nothing is left running then.
 */
export async function startStore(options: StoreOptions): Promise<RunningStore> {
  const { port: wanted = 0, onProgress = () => undefined, signal } = options
  const port = wanted || (await freePort())
  if (!(await isFree(port))) throw new StoreStartError(`Port ${port} is taken. Set PORT to a free one.`)

  const home = await openHome(options.home)
  let postgres: PostgresServer | undefined
  let medusa: MedusaProcess | undefined
  const stop = once(async () => {
    await medusa?.stop()
    await postgres?.stop()
    await home.release()
  })

  try {
    const cwd = await buildStore(join(home.logs, "build.log"), onProgress)
    signal?.throwIfAborted()

    onProgress("Starting PostgreSQL")
    postgres = await startPostgres({
      folder: join(home.folder, "postgres"),
      logFile: join(home.logs, "postgres.log"),
    })
    await postgres.createDatabase(DATABASE)
    const databaseUrl = postgres.url(DATABASE)
    signal?.throwIfAborted()

    const url = `http://localhost:${port}`
    const logFile = join(home.logs, "store.log")
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      ...MEDUSA_ENVIRONMENT,
      NODE_ENV: "production",
      DATABASE_URL: databaseUrl,
      STORE_URL: url,
      STORE_PICTURES: home.pictures,
      ...home.secrets,
      ...options.env,
    }
    const command = { cwd, env, logFile, signal }
    await migrate(home, command, onProgress)
    await keepPictures(home, databaseUrl, url)

    onProgress("Starting the store")
    const [started] = await Promise.all([
      startMedusa({ ...command, port }).then((running) => (medusa = running)),
      ensureAdminUser({ ...command, databaseUrl, logFile: join(home.logs, "admin-user.log") }),
    ])
    const { pid, ended } = started
    return { url, adminEmail: ADMIN_EMAIL, adminPassword: ADMIN_PASSWORD, databaseUrl, pid, logFile, home, ended, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const DATABASE = "store"

/** Migrates once for every build of the store. */
async function migrate(
  home: StoreHome,
  command: { cwd: string; env: NodeJS.ProcessEnv; signal?: AbortSignal },
  onProgress: StoreProgress,
): Promise<void> {
  const build = basename(dirname(dirname(command.cwd)))
  if ((await home.recall("migrated")) === build) return
  onProgress("Creating the tables")
  await runCommand(process.execPath, [MEDUSA_COMMAND, "db:migrate", "--execute-safe-links"], {
    ...command,
    title: "Migrating the database",
    logFile: join(home.logs, "migrate.log"),
  })
  await home.remember("migrated", build)
}

async function keepPictures(home: StoreHome, databaseUrl: string, url: string): Promise<void> {
  const last = await home.recall("url")
  if (last && last !== url) await movePictures(databaseUrl, last, url)
  await home.remember("url", url)
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => (done ??= work())
}
