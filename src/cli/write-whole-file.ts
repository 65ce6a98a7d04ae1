import { open, rename, rm } from "node:fs/promises"
import { basename, dirname, join } from "node:path"

import { CommandFailure } from "./command-failure"

/**
 * Writes a file that is there as a whole or not at all: what was there before stays until the new one is on the disk.
 * What does not fit into the machine's memory goes through it piece by piece.
 *
 * @throws CommandFailure where the file cannot be written, saying what to do; whatever the source throws
 */
export async function writeWholeFile(path: string, source: AsyncIterable<Uint8Array>): Promise<void> {
  // In the same folder, since a file is renamed within a disk only.
  const partial = join(dirname(path), `.${basename(path)}.${process.pid}.partial`)
  const file = await open(partial, "wx").catch((error: unknown) => {
    throw cannotWrite(path, error)
  })
  try {
    try {
      for await (const piece of source) await file.writeFile(piece).catch((error: unknown) => Promise.reject(cannotWrite(path, error)))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(partial, path).catch((error: unknown) => Promise.reject(cannotWrite(path, error)))
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

function cannotWrite(path: string, error: unknown): CommandFailure {
  const reason = error instanceof Error ? error.message : String(error)
  return new CommandFailure(`${path} cannot be written (${reason}). Give --out a file in a folder that is there, may be written to, and has room.`)
}
