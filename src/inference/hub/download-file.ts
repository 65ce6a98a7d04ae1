import { mkdir, open, rename, rm, stat, statfs } from "node:fs/promises"
import { dirname } from "node:path"
import { setTimeout as delay } from "node:timers/promises"
import { ModelLoadError } from "../errors"
import { sha256OfFile } from "../model-files"
import { describeNetworkError, diskError, isDiskError, PassingDownloadError } from "./download-error"
import type { KnownFile } from "./known-checksums"
import { openDownload } from "./open-download"

export interface FileDownload {
  url: string
  /** Where the file is to lie; `.part` is appended until it is whole and verified. */
  path: string
  /** What the file must be, where we know it ourselves. */
  expected: KnownFile | null
  token?: string
  /** Bytes of this file that are on disk, and of the whole file as far as known. */
  onBytes?: (done: number, total: number | null) => void
}

export interface DownloadSettings {
  /** Tries in a row that get no further before giving up. @default 5 */
  tries?: number
  /** Milliseconds before the second try, doubled for each one after. @default 500 */
  retryDelayMs?: number
  /** Milliseconds without a byte after which the connection is given up. @default 60 seconds */
  stallMs?: number
}

/**
 * Downloads a file to disk, never holding more than a piece of it, and goes on from where an earlier
 * download stopped, in this process or another.
 *
 * @returns the file's size and SHA-256
 * @throws ModelLoadError `download_failed`, `download_refused`, `not_on_hub`, `wrong_checksum` or `disk`
 */
export async function downloadFile(file: FileDownload, settings: DownloadSettings = {}): Promise<KnownFile> {
  const { tries = 5, retryDelayMs = 500, stallMs = 60_000 } = settings
  const part = `${file.path}.part`
  await mkdir(dirname(part), { recursive: true }).catch((error: unknown) => {
    throw diskError(dirname(part), error)
  })
  let furthest = await sizeOf(part)
  for (let failures = 0; ; ) {
    try {
      return await attempt(file, part, stallMs)
    } catch (error) {
      if (isDiskError(error)) {
        throw diskError(dirname(part), error)
      }
      if (!(error instanceof PassingDownloadError)) {
        throw error
      }
      const size = await sizeOf(part)
      failures = size > furthest ? 1 : failures + 1
      furthest = Math.max(furthest, size)
      if (failures >= tries) {
        throw new ModelLoadError(
          "download_failed",
          `${file.url} could not be downloaded: ${error.message}. Check the connection to ${new URL(file.url).host}, then try again; what was downloaded is kept.`,
          { cause: error }
        )
      }
      await delay(error.retryAfterMs ?? retryDelayMs * 2 ** (failures - 1))
    }
  }
}

async function attempt(file: FileDownload, part: string, stallMs: number): Promise<KnownFile> {
  const resumedFrom = await usableSize(part, file.expected)
  const complete = file.expected !== null && resumedFrom === file.expected.bytes
  const linkedSha256 = complete ? null : await receive(file, part, resumedFrom, stallMs)

  const actual = { bytes: await sizeOf(part), sha256: await sha256OfFile(part) }
  const sha256 = file.expected?.sha256 ?? linkedSha256 ?? actual.sha256
  if (actual.sha256 !== sha256 || (file.expected && actual.bytes !== file.expected.bytes)) {
    await rm(part, { force: true })
    if (resumedFrom > 0) {
      // The piece from before may be what is wrong; the next try begins at the first byte.
      throw new PassingDownloadError("the file that was continued has a wrong checksum")
    }
    throw new ModelLoadError(
      "wrong_checksum",
      `${file.url} is not the file it should be (SHA-256 ${actual.sha256}, expected ${sha256}), so it was removed. Try again; if it happens again, the endpoint or a proxy in between serves something else.`
    )
  }
  await rename(part, file.path)
  return actual
}

/** Appends to `part` what is missing; returns the checksum that the server names. */
async function receive(file: FileDownload, part: string, from: number, stallMs: number): Promise<string | null> {
  const stalled = new AbortController()
  const timer = setTimeout(() => stalled.abort(), stallMs)
  try {
    const download = await openDownload(file.url, from, file.token, stalled.signal)
    if (download.body === null) {
      if (download.total !== from) {
        await rm(part, { force: true })
        throw new PassingDownloadError("the piece from before does not fit the file")
      }
      return null
    }
    const { body, start, total, sha256 } = download
    if (start !== 0 && start !== from) {
      await body.cancel()
      throw new PassingDownloadError(`the server continued at byte ${start} instead of ${from}`)
    }
    await requireSpace(dirname(part), total === null ? 0 : total - start)
    let done = start
    file.onBytes?.(done, total)
    // Piece by piece and not by a stream, which would lose what it had buffered when the connection breaks.
    const output = await open(part, start === 0 ? "w" : "a")
    try {
      for await (const piece of piecesOf(body)) {
        timer.refresh()
        await output.appendFile(piece)
        done += piece.byteLength
        file.onBytes?.(done, total)
      }
    } finally {
      await output.close()
    }
    if (total !== null && done !== total) {
      throw new PassingDownloadError(`the connection ended after ${done} of ${total} bytes`)
    }
    return sha256
  } catch (error) {
    if (isDiskError(error) || error instanceof ModelLoadError || error instanceof PassingDownloadError) {
      throw error
    }
    const reason = stalled.signal.aborted ? `nothing came for ${stallMs / 1000} s` : describeNetworkError(error)
    throw new PassingDownloadError(reason, null, { cause: error })
  } finally {
    clearTimeout(timer)
  }
}

async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      yield read.value
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

async function usableSize(part: string, expected: KnownFile | null): Promise<number> {
  const size = await sizeOf(part)
  if (expected && size > expected.bytes) {
    await rm(part, { force: true })
    return 0
  }
  return size
}

async function requireSpace(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < bytes) {
    const [needed, free] = [bytes, bavail * bsize].map((size) => `${Math.ceil(size / 2 ** 20)} MB`)
    throw diskError(folder, `it needs ${needed} more, and ${free} are free`)
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (isDiskError(error) && error.code === "ENOENT") {
      return 0
    }
    throw diskError(dirname(path), error)
  }
}
