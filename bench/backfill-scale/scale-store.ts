import { spawn, type ChildProcess } from "node:child_process"
import { closeSync, openSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { join } from "node:path"

import { Client } from "pg"

import { startPostgres } from "../../demo/postgres"
import { MEDUSA_ENVIRONMENT, PROJECT } from "../../demo/project"
import { cpuTime, type CpuTime } from "./cpu-time"
import type { FromStore, ToStore } from "./messages"

const DATABASE = "scale"
const ANSWERS_WITHIN = 180_000

/** A Medusa store in a process of its own, with an empty database and a model that costs it nothing but time. */
export interface ScaleStore {
  databaseUrl: string
  url: string
  /** Header of a merchant who is signed in. */
  authorization: string
  cpuTime(): Promise<CpuTime>
  /** Resident memory of the process, bytes. */
  residentBytes(): Promise<number>
  /** Bytes of the heap in use, after a collection. */
  heapBytes(): Promise<number>
  stop(): Promise<void>
}

interface ScaleStoreOptions {
  /** Milliseconds of a draft. @default 0 */
  modelMs?: number
  /** Settings of PostgreSQL. */
  settings?: Record<string, string>
}

/** @param folder for the database and the logs */
export async function startScaleStore(folder: string, { modelMs = 0, settings }: ScaleStoreOptions = {}): Promise<ScaleStore> {
  const postgres = await startPostgres({
    folder: join(folder, "postgres"),
    logFile: join(folder, "postgres.log"),
    temporary: true,
    settings,
  })
  let child: ChildProcess | undefined
  let connection: Client | undefined
  const stop = async () => {
    await connection?.end()
    child?.kill("SIGKILL")
    await postgres.stop()
  }
  try {
    await postgres.createDatabase(DATABASE)
    const databaseUrl = postgres.url(DATABASE)
    const env = { ...process.env, ...MEDUSA_ENVIRONMENT, DATABASE_URL: databaseUrl, COPY_LOCALES: "en" }
    const log = openSync(join(folder, "store.log"), "a")
    const started = spawn(process.execPath, ["--import", "tsx", "--expose-gc", join(__dirname, "store-process.ts"), String(modelMs)], {
      cwd: PROJECT,
      env: { ...env, NODE_ENV: "production" },
      stdio: ["ignore", log, log, "ipc"],
    })
    child = started
    closeSync(log)
    const { port, authorization } = await answer(started, (message) => ("port" in message ? message : null))
    connection = new Client({ connectionString: databaseUrl })
    await connection.connect()
    const { rows } = await connection.query<{ pid: number }>("SELECT pg_backend_pid() AS pid")
    const backend = rows[0]?.pid ?? 0
    return {
      databaseUrl,
      url: `http://localhost:${port}`,
      authorization,
      cpuTime: () => cpuTime(started.pid ?? 0, backend),
      residentBytes: () => residentBytes(started.pid ?? 0),
      heapBytes: async () => {
        const answered = answer(started, (message) => ("heapBytes" in message ? message : null))
        started.send("heap" satisfies ToStore)
        return (await answered).heapBytes
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

function answer<Message>(child: ChildProcess, pick: (message: FromStore) => Message | null): Promise<Message> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(new Error("The store's process does not answer; see store.log."))), ANSWERS_WITHIN)
    const ended = () => settle(() => reject(new Error("The store's process ended; see store.log.")))
    const listen = (message: FromStore | number) => {
      // Medusa's own start sends the port alone.
      const picked = typeof message === "number" ? null : pick(message)
      if (picked) settle(() => resolve(picked))
    }
    const settle = (done: () => void) => {
      clearTimeout(timer)
      child.off("message", listen).off("exit", ended)
      done()
    }
    child.on("message", listen).on("exit", ended)
  })
}

async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8")
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1024
}
