import { randomBytes } from "node:crypto"
import { mkdir, readFile, rm, writeFile } from "node:fs/promises"
import { join, resolve } from "node:path"

import { StoreStartError } from "./run-command"
import { isAlive } from "./with-lock"

/** What a store keeps between two starts, beside its database. */
export interface StoreHome {
  folder: string
  pictures: string
  logs: string
  /** Signs sessions, so that they outlive a restart. */
  secrets: { JWT_SECRET: string; COOKIE_SECRET: string }
  /** A small remembered value, or null. */
  recall(name: string): Promise<string | null>
  remember(name: string, value: string): Promise<void>
  /** Lets the next start have the folder. */
  release(): Promise<void>
}

/**
 * Opens the data folder for this process alone.
 *
 * @throws {StoreStartError} where a store already runs on it.
 */
export async function openHome(path: string): Promise<StoreHome> {
  const folder = resolve(path)
  const pictures = join(folder, "pictures")
  const logs = join(folder, "logs")
  await mkdir(pictures, { recursive: true })
  await mkdir(logs, { recursive: true })

  const note = (name: string) => join(folder, name)
  const recall = (name: string) => readFile(note(name), "utf8").then((text) => text.trim(), () => null)
  const remember = (name: string, value: string) => writeFile(note(name), `${value}\n`, { mode: 0o600 })

  await occupy(note("running"), folder)
  return {
    folder,
    pictures,
    logs,
    secrets: { JWT_SECRET: await secret("jwt-secret"), COOKIE_SECRET: await secret("cookie-secret") },
    recall,
    remember,
    release: () => rm(note("running"), { force: true }),
  }

  async function secret(name: string): Promise<string> {
    const known = await recall(name)
    if (known) return known
    const fresh = randomBytes(32).toString("hex")
    await remember(name, fresh)
    return fresh
  }
}

async function occupy(file: string, folder: string): Promise<void> {
  const holder = (await readFile(file, "utf8").catch(() => "")).trim()
  const [pid = "", started = ""] = holder.split(" ")
  if (pid && isAlive(Number(pid)) && (await startTime(Number(pid))) === started) {
    throw new StoreStartError(
      `A store already runs on ${folder} (process ${pid}). ` +
        "Stop it first, or set SHELFTALKER_HOME to another folder.",
    )
  }
  await writeFile(file, `${process.pid} ${await startTime(process.pid)}`)
}

/** Tells a process from a later one with the same number. Empty where the system doesn't say. */
async function startTime(pid: number): Promise<string> {
  const line = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "")
  // Fields after the command's name, which may hold spaces, in brackets; the start is the 22nd of all.
  return line.slice(line.lastIndexOf(")") + 2).split(" ")[19] ?? ""
}
