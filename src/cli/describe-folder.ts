import { join } from "node:path"

import type { Locale } from "../copy/limits"
import { draftFailure } from "../drafting"
import { loadPicture, type LoadPictureOptions, type LoadedPicture } from "../images"
import { ModelLoadError } from "../inference"
import { CommandFailure } from "./command-failure"
import type { DescribeJournal } from "./describe-journal"
import type { DescribePicture } from "./describe-picture"
import type { Description } from "./describe-record"
import type { DescribeProgress, DescribeReporter } from "./describe-reporter"
import { readPictureFile } from "./read-picture-file"

/** So many replies that came to nothing, one after the other, are not the pictures' fault. */
const MOST_FAILURES_IN_A_ROW = 10

export interface DescribeFolderOptions {
  folder: string
  /** From the folder, in their order. */
  files: readonly string[]
  locales: readonly Locale[]
  describe: DescribePicture
  /** How many pictures to be at work on at the same time. */
  atOnce: number
  pictures: LoadPictureOptions
  journal: DescribeJournal
  reporter: DescribeReporter
  /** Called after each description that was made, for what is to be done now and then. */
  onDescribed(): Promise<void>
  signal: AbortSignal
}

/**
 * Describes the pictures that the journal does not have as they are now. What fails is told and left for the
 * next run.
 *
 * @throws the signal's reason; ModelLoadError, with which no picture could be described; CommandFailure after
 * many failures of the model in a row; and what the journal throws
 */
export async function describeFolder(options: DescribeFolderOptions): Promise<DescribeProgress> {
  const stop = new AbortController()
  const signal = AbortSignal.any([options.signal, stop.signal])
  const run = new FolderRun({ ...options, signal })
  const queue = options.files.values()
  const worker = async () => {
    try {
      for (const file of queue) {
        signal.throwIfAborted()
        await run.describe(file)
      }
    } catch (error) {
      // The first reason counts: what the other workers then throw is that they were stopped.
      stop.abort(error)
    }
  }
  await Promise.all(Array.from({ length: options.atOnce }, worker))
  signal.throwIfAborted()
  return run.progress
}

/** What is left to do with a picture that could be read. */
interface ReadPicture {
  prepared: LoadedPicture
  sha256: string
  /** Languages in which it is not described yet. */
  missing: Locale[]
}

class FolderRun {
  readonly progress: DescribeProgress
  private failuresInARow = 0

  constructor(private readonly options: DescribeFolderOptions) {
    const { files, locales } = options
    this.progress = { total: files.length * locales.length, described: 0, unchanged: 0, failed: 0 }
  }

  /** @throws what stops the whole run */
  async describe(file: string): Promise<void> {
    const { journal, reporter, onDescribed } = this.options
    const picture = await this.read(file)
    for (const locale of picture?.missing ?? []) {
      const description = picture && (await this.ask(picture, file, locale))
      if (!description) continue
      await journal.add({ ...description, file, locale, sha256: picture.sha256, described_at: new Date().toISOString() })
      this.progress.described++
      reporter.described(file, locale, description, this.progress)
      await onDescribed()
    }
  }

  /** @returns null where nothing is left to do, or where the picture cannot be used */
  private async read(file: string): Promise<ReadPicture | null> {
    const { folder, locales, pictures, journal, signal } = this.options
    let missing = [...locales]
    try {
      const { bytes, sha256 } = await readPictureFile(join(folder, file))
      missing = locales.filter((locale) => journal.get(file, locale)?.sha256 !== sha256)
      this.countUnchanged(locales.length - missing.length)
      if (missing.length === 0) return null
      return { prepared: await loadPicture({ bytes }, { ...pictures, signal }), sha256, missing }
    } catch (error) {
      signal.throwIfAborted()
      this.fail(error, file, null, missing.length)
      return null
    } finally {
      // What was said of other bytes holds no longer, whether there will be other words or not.
      for (const locale of missing) journal.forget(file, locale)
    }
  }

  /** @returns null where it failed */
  private async ask({ prepared }: ReadPicture, file: string, locale: Locale): Promise<Description | null> {
    const { describe, signal } = this.options
    try {
      const description = await describe(prepared, locale, signal)
      this.failuresInARow = 0
      return description
    } catch (error) {
      signal.throwIfAborted()
      if (error instanceof ModelLoadError) throw error
      this.fail(error, file, locale, 1)
      if (++this.failuresInARow < MOST_FAILURES_IN_A_ROW) return null
      throw new CommandFailure(
        `The last ${MOST_FAILURES_IN_A_ROW} pictures failed one after the other, so the rest is left for another run. ${draftFailure(error).message}`
      )
    }
  }

  private countUnchanged(count: number): void {
    if (count === 0) return
    this.progress.unchanged += count
    this.options.reporter.unchanged(this.progress)
  }

  /** @param count of descriptions that there will not be */
  private fail(error: unknown, file: string, locale: Locale | null, count: number): void {
    const { code, message } = draftFailure(error)
    const oneOfSeveral = this.options.locales.length > 1
    this.progress.failed += count
    this.options.reporter.failed({ file, locale: oneOfSeveral ? locale : null, code, message }, this.progress)
  }
}
