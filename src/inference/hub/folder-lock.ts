import { open, rm, stat, utimes } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as delay } from "node:timers/promises"
import { isDiskError } from "./download-error"

const TOUCHED_EVERY_MS = 5_000
/** Whoever held a lock that nobody has touched for so long is dead. */
const STALE_AFTER_MS = 30_000

/**
 * Does the work while no other process does so in the same folder: several workers of one machine
 * may share a cache, and two downloads into one file would spoil it.
 */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>, pollMs = 500): Promise<T> {
  const path = join(folder, ".lock")
  while (!(await acquire(path))) {
    await delay(pollMs)
  }
  const touch = setInterval(() => {
    const now = new Date()
    utimes(path, now, now).catch(() => {})
  }, TOUCHED_EVERY_MS)
  try {
    return await work()
  } finally {
    clearInterval(touch)
    await rm(path, { force: true })
  }
}

async function acquire(path: string): Promise<boolean> {
  try {
    await (await open(path, "wx")).close()
    return true
  } catch (error) {
    if (!isDiskError(error) || error.code !== "EEXIST") {
      throw error
    }
    const held = await stat(path).catch(() => null)
    if (held && Date.now() - held.mtimeMs > STALE_AFTER_MS) {
      await rm(path, { force: true })
    }
    return false
  }
}
