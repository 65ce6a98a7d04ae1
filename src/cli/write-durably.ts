import { createWriteStream } from "node:fs"
import { open, rename, rm } from "node:fs/promises"
import { dirname } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"

/**
 * Writes a file in one step: whoever reads it sees the old one or all of the new one, also after a power cut.
 * One process at a time; what a killed one left half-written, the next overwrites.
 *
 * @param content UTF-8, at once or in pieces
 */
export async function writeDurably(path: string, content: string | Iterable<string> | Readable): Promise<void> {
  const unfinished = `${path}.tmp`
  try {
    const source = typeof content === "string" ? Readable.from([content]) : Readable.from(content)
    await pipeline(source, createWriteStream(unfinished, { flush: true }))
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  await syncFolder(dirname(path))
}

/** The new name itself. Not every system lets a folder be opened; there the name is as safe as the system makes it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => null)
  try {
    await handle?.sync()
  } catch {
    // As above.
  } finally {
    await handle?.close()
  }
}
