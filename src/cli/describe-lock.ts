import { randomUUID } from "node:crypto"
import { readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises"
import { hostname } from "node:os"
import { setTimeout as delay } from "node:timers/promises"
import { z } from "zod"

import { CommandFailure } from "./command-failure"
import { fileErrorCode, isMissing } from "./file-errors"

const TOUCHED_EVERY_MS = 5_000
/** Whoever held a lock that nobody has touched for so long is dead, or on another machine and cut off. */
const STALE_AFTER_MS = 30_000
/** For another process that takes the same stale lock over at the same time. */
const SETTLING_MS = 100

const Holder = z.object({ pid: z.number(), host: z.string(), token: z.string() })
type Holder = z.infer<typeof Holder>

/**
 * Does the work while no other process does so for the same output. A lock that a killed process left is
 * taken over: at once where this machine knows that the process is gone, else when it has not been touched for
 * half a minute.
 *
 * @param path of the lock's file
 * @param work its signal fires when another process took the lock, because this one had been asleep for so long
 * @throws CommandFailure while another process holds it
 */
export async function withDescribeLock<T>(path: string, work: (lost: AbortSignal) => Promise<T>): Promise<T> {
  const own: Holder = { pid: process.pid, host: hostname(), token: randomUUID() }
  await acquire(path, own)
  const lost = new AbortController()
  const touch = setInterval(() => {
    const now = new Date()
    holderOf(path)
      .then((holder) => {
        if (holder?.token === own.token) return utimes(path, now, now)
        lost.abort(new CommandFailure("Another run took over the same output while this one was asleep. What it had done is kept."))
      })
      .catch(() => {})
  }, TOUCHED_EVERY_MS)
  touch.unref()
  try {
    return await work(lost.signal)
  } finally {
    clearInterval(touch)
    if (!lost.signal.aborted) await rm(path, { force: true })
  }
}

async function acquire(path: string, own: Holder): Promise<void> {
  try {
    await writeFile(path, JSON.stringify(own), { flag: "wx" })
    return
  } catch (error) {
    if (fileErrorCode(error) !== "EEXIST") throw error
  }
  const holder = await holderOf(path)
  if (!(await isStale(path, holder))) throw inUse(path, holder)
  const claim = `${path}.${own.token}`
  await writeFile(claim, JSON.stringify(own))
  await rename(claim, path)
  await delay(SETTLING_MS)
  const now = await holderOf(path)
  if (now?.token !== own.token) throw inUse(path, now)
}

async function isStale(path: string, holder: Holder | null): Promise<boolean> {
  if (holder?.host === hostname() && (holder.pid === process.pid || !isRunning(holder.pid))) return true
  try {
    return Date.now() - (await stat(path)).mtimeMs > STALE_AFTER_MS
  } catch (error) {
    if (isMissing(error)) return true
    throw error
  }
}

/** Null where the file is gone, or is still being written. */
async function holderOf(path: string): Promise<Holder | null> {
  try {
    return Holder.parse(JSON.parse(await readFile(path, "utf8")))
  } catch {
    return null
  }
}

function inUse(path: string, holder: Holder | null): CommandFailure {
  const who = holder ? `Process ${holder.pid}${holder.host === hostname() ? "" : ` on ${holder.host}`}` : "Another process"
  return new CommandFailure(
    `${who} is writing the same output. Wait for it, or choose another --out. ` +
      `Where it was killed on another machine, this one takes over half a minute later. (${path})`
  )
}

function isRunning(processId: number): boolean {
  try {
    // Signal 0 only asks.
    return process.kill(processId, 0)
  } catch (error) {
    return fileErrorCode(error) === "EPERM"
  }
}
