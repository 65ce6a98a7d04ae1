import { randomBytes } from "node:crypto"
import { existsSync } from "node:fs"
import { mkdir, readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { Client } from "pg"

import { freePort, isFree } from "./free-port"
import { reachablePlace, type PostgresPlace } from "./postgres-place"
import { give, postgresUser, type ProcessUser } from "./postgres-user"
import { runCommand } from "./run-command"

const USER = "shelftalker"

export interface PostgresOptions {
  /** Folder of the database. Made where it is missing. */
  folder: string
  logFile: string
  /**
   * For tests: faster, without safety at a power cut, and its data are gone when it stops.
   * @default false
   */
  temporary?: boolean
  /** More of the server's settings. */
  settings?: Record<string, string>
}

export interface PostgresServer {
  host: string
  port: number
  user: string
  password: string
  /** `postgres://…` of one database. */
  url(database: string): string
  /** Creates the database where there is none. */
  createDatabase(database: string): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts PostgreSQL on a folder, and creates the cluster there for the first time.
 * It listens on the loopback address alone, with a password of its own.
 *
 * `pg_ctl` puts the server in a session of its own, so that Ctrl-C in the terminal
 * reaches us and not the server, and the store can end before its database does.
 */
export async function startPostgres({ folder, logFile, temporary = false, settings = {} }: PostgresOptions): Promise<PostgresServer> {
  const runAs = await postgresUser()
  const place = await reachablePlace(folder, logFile, runAs)
  const control = controller(place, runAs, `${logFile}.steps`)

  const password = await initialise(place, runAs, control)
  // A server that outlived the process that started it.
  if (existsSync(join(place.data, "postmaster.pid"))) await control.stop().catch(() => undefined)

  const port = await rememberedPort(join(folder, "port"))
  await control.start({ ...LOCAL_ONLY, ...(temporary ? FAST : {}), ...settings, port: String(port) })

  const server = { host: "127.0.0.1", port, user: USER, password }
  const url = (database: string) => `postgres://${USER}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`
  return {
    ...server,
    url,
    createDatabase: (database) => createDatabase(url("postgres"), database),
    stop: async () => {
      await control.stop()
      if (temporary) await rm(place.data, { recursive: true, force: true })
    },
  }
}

const LOCAL_ONLY = { listen_addresses: "127.0.0.1", unix_socket_directories: "", max_connections: "300" }

const FAST = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }

type Controller = ReturnType<typeof controller>

function controller({ binaries, data, log }: PostgresPlace, runAs: ProcessUser, stepsLog: string) {
  // A working directory that every user may enter.
  const options = { ...runAs, cwd: "/", env: { ...process.env, LC_ALL: "C", LC_MESSAGES: "C" }, logFile: stepsLog }
  const program = (name: string) => join(binaries, "bin", name)
  return {
    initialise: (passwordFile: string) =>
      runCommand(
        program("initdb"),
        [
          `--pgdata=${data}`,
          `--username=${USER}`,
          `--pwfile=${passwordFile}`,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          // The same on every system, whatever locales it has.
          "--locale-provider=builtin",
          "--builtin-locale=C.UTF-8",
          "--locale=C",
        ],
        { ...options, title: "Creating the database cluster" },
      ),
    start: async (settings: Record<string, string>) => {
      await writeFile(log, "", { flag: "a" })
      await give(log, runAs)
      const flags = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`)
      await runCommand(
        program("pg_ctl"),
        ["start", "-D", data, "-w", "-t", "120", "-l", log, "-o", flags.join(" ")],
        { ...options, title: "Starting PostgreSQL" },
      )
    },
    stop: () =>
      runCommand(program("pg_ctl"), ["stop", "-D", data, "-m", "fast", "-w", "-t", "60"], {
        ...options,
        title: "Stopping PostgreSQL",
      }),
  }
}

/** @returns the server's password. */
async function initialise({ data }: PostgresPlace, runAs: ProcessUser, control: Controller): Promise<string> {
  const passwordFile = join(data, "shelftalker-password")
  if (existsSync(passwordFile)) return (await readFile(passwordFile, "utf8")).trim()

  // What an interrupted first start left behind: the password comes last.
  await rm(data, { recursive: true, force: true })
  await mkdir(data, { recursive: true })
  await give(data, runAs)
  const password = randomBytes(18).toString("hex")
  const handedOver = `${data}.password`
  await writeFile(handedOver, password, { mode: 0o600 })
  await give(handedOver, runAs)
  try {
    await control.initialise(handedOver)
    await writeFile(passwordFile, password, { mode: 0o600 })
  } finally {
    await rm(handedOver, { force: true })
  }
  return password
}

/** The port of last time where it is still free, or a new one. */
async function rememberedPort(file: string): Promise<number> {
  const last = Number(await readFile(file, "utf8").catch(() => ""))
  const port = last > 0 && (await isFree(last)) ? last : await freePort()
  await writeFile(file, String(port))
  return port
}

async function createDatabase(url: string, database: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [database])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`)
  } finally {
    await client.end()
  }
}
