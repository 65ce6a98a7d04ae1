import { existsSync } from "node:fs"
import { mkdir } from "node:fs/promises"
import { dirname } from "node:path"

import { createVisionLanguageModel, type VisionLanguageModel } from "../inference"
import { CommandFailure } from "./command-failure"
import { formatOf, readPrompt, type DescribeFlags } from "./describe-flags"
import { describeFolder } from "./describe-folder"
import { DescribeJournal } from "./describe-journal"
import { withDescribeLock } from "./describe-lock"
import { pictureDescriber, promptIdentity } from "./describe-picture"
import { byFileAndLocale, type DescribeSettings } from "./describe-record"
import type { DescribeProgress, DescribeReporter } from "./describe-reporter"
import { DescriptionsFile } from "./descriptions-file"
import { listPictures, type ListedPictures } from "./list-pictures"

/** More than the model takes, so that some pictures are read while others are in the model. */
const READ_AHEAD = 1

export interface RunDescribeOptions {
  folder: string
  flags: DescribeFlags
  reporter: DescribeReporter
  signal: AbortSignal
  /** @default the one that the flags name, in a process of its own */
  createModel?: () => VisionLanguageModel
}

/**
 * Describes a folder's pictures into a file, going on from what an earlier run has done.
 *
 * @throws CommandFailure, ModelLoadError, and the signal's reason
 */
export async function runDescribe(options: RunDescribeOptions): Promise<DescribeProgress> {
  const { folder, flags } = options
  const format = formatOf(flags)
  const prompt = await readPrompt(flags.promptFile)
  if (prompt !== null && (flags.locale ?? []).length > 1) {
    throw new CommandFailure("A prompt of your own is in one language. Give one --locale with it, and another --out for the next one.")
  }
  const listed = await listPictures(folder)
  refuseEmpty(folder, listed)
  await mkdir(dirname(flags.out), { recursive: true })
  return withDescribeLock(`${flags.out}.lock`, (lost) =>
    describeLocked({ ...options, format, prompt, listed, lost, signal: AbortSignal.any([options.signal, lost]) })
  )
}

interface LockedRun extends RunDescribeOptions {
  format: ReturnType<typeof formatOf>
  prompt: string | null
  listed: ListedPictures
  /** Fires when the output is another process's. */
  lost: AbortSignal
}

async function describeLocked(run: LockedRun): Promise<DescribeProgress> {
  const { folder, flags, listed, prompt, reporter, signal } = run
  const { threads, longestSide, enhanceText = false, locale: locales = ["en"] } = flags
  const onProgress = reporter.loading.bind(reporter)
  const model = run.createModel?.() ?? createVisionLanguageModel({ model: flags.model, threads, idleUnloadMs: 0, onProgress })
  const settings: DescribeSettings = {
    ...(await model.info()),
    prompt: promptIdentity(prompt),
    longest_side: longestSide,
    enhance_text: enhanceText,
  }
  const journal = await openJournal(flags, settings)
  try {
    const files = listed.files.slice(0, flags.limit)
    const inFolder = new Set(listed.files)
    if (journal.entries.length > 0 && !journal.entries.some(({ file }) => inFolder.has(file))) {
      throw new CommandFailure(`${flags.out} has descriptions of another folder's pictures. Choose another --out, or replace it with --start-over.`)
    }
    const shown = () => journal.entries.filter(({ file }) => inFolder.has(file)).sort(byFileAndLocale)
    const out = new DescriptionsFile(flags.out, run.format, settings, shown)
    tellAbout(run, journal, files, locales)
    try {
      const progress = await describeFolder({
        folder,
        files,
        locales,
        describe: pictureDescriber(model, prompt),
        atOnce: model.batchSize + READ_AHEAD,
        pictures: { longestSide, enhanceText },
        journal,
        reporter,
        onDescribed: () => out.refresh(),
        signal,
      })
      progress.failed += listed.unreadable.length
      reporter.ended(progress, { path: flags.out, descriptions: await out.write() })
      return progress
    } catch (error) {
      // What is done is in the journal, whatever becomes of this.
      if (journal.entries.length > 0 && !run.lost.aborted) await out.write().catch(() => {})
      throw error
    }
  } finally {
    await journal.close()
    await model.close()
  }
}

/** @throws CommandFailure where going on would mix or overwrite what is not this command's own */
async function openJournal({ out, startOver = false }: DescribeFlags, settings: DescribeSettings): Promise<DescribeJournal> {
  const path = `${out}.journal`
  if (!startOver && existsSync(out) && !existsSync(path)) {
    throw new CommandFailure(
      `${out} is there already, and without its journal there is no going on from it. Choose another --out, or replace it with --start-over.`
    )
  }
  return DescribeJournal.open({ path, settings, startOver })
}

function refuseEmpty(folder: string, { files, unreadable, others }: ListedPictures): void {
  if (files.length > 0 || unreadable.length > 0) return
  throw new CommandFailure(`There is no picture in ${folder}: no JPEG, PNG, WebP, AVIF or GIF.${otherFiles(others)}`)
}

function tellAbout({ reporter, listed }: LockedRun, journal: DescribeJournal, files: readonly string[], locales: DescribeFlags["locale"] = []): void {
  const known = files.flatMap((file) => locales.filter((locale) => journal.get(file, locale))).length
  reporter.started({ pictures: files.length, locales, known })
  if (journal.unreadableLines > 0) {
    reporter.note(`${journal.unreadableLines} lines of the journal cannot be read. Their pictures are described again.`)
  }
  if (listed.others.size > 0) reporter.note(otherFiles(listed.others).trim())
  const none = { total: 0, described: 0, unchanged: 0, failed: 0 }
  for (const { file, message } of listed.unreadable) reporter.failed({ file, locale: null, code: "unreadable_folder", message }, none)
}

/** ` Passed over: 3 .heic, 1 .txt` */
function otherFiles(others: ListedPictures["others"]): string {
  const counted = [...others].sort(([one], [other]) => (one < other ? -1 : 1))
  const words = counted.map(([extension, count]) => `${count} ${extension === "" ? "without an extension" : extension}`)
  return words.length === 0 ? "" : ` Passed over, as no pictures that are read: ${words.join(", ")}.`
}
