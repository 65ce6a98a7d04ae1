import { open, readFile, type FileHandle } from "node:fs/promises"
import { z } from "zod"

import type { Locale } from "../copy/limits"
import { CommandFailure } from "./command-failure"
import { DescribedPicture, DescribeSettings, descriptionKey } from "./describe-record"
import { isMissing } from "./file-errors"
import { writeDurably } from "./write-durably"

const VERSION = 1

/** The journal's first line. */
const Heading = z.object({ shelftalker_journal: z.literal(VERSION), settings: DescribeSettings })

export interface OpenJournal {
  /** Beside the output. */
  path: string
  settings: DescribeSettings
  /** Begin anew, whatever is there. */
  startOver: boolean
}

/**
 * What is done, one JSON object a line behind a heading with the settings. A line is on the disk before the
 * next picture counts as done, so that nothing is lost or made twice, however the command ends.
 */
export class DescribeJournal {
  private readonly done = new Map<string, DescribedPicture>()
  /** Appends one after the other: a line must not begin within another one. */
  private last: Promise<void> = Promise.resolve()

  private constructor(
    private readonly file: FileHandle,
    entries: readonly DescribedPicture[],
    /** Lines in the middle that could not be read; their pictures are not done. */
    readonly unreadableLines: number
  ) {
    for (const entry of entries) this.done.set(descriptionKey(entry.file, entry.locale), entry)
  }

  /** @throws CommandFailure where the journal is of another run: other settings, or not a journal at all */
  static async open({ path, settings, startOver }: OpenJournal): Promise<DescribeJournal> {
    const bytes = startOver ? Buffer.alloc(0) : await bytesOf(path)
    // A line without its end was being written when the command was killed.
    const whole = bytes.subarray(0, bytes.lastIndexOf("\n") + 1)
    if (whole.length === 0) {
      await writeDurably(path, `${JSON.stringify({ shelftalker_journal: VERSION, settings })}\n`)
      return new DescribeJournal(await open(path, "a"), [], 0)
    }
    const [heading = "", ...lines] = whole.toString("utf8").trimEnd().split("\n")
    refuseOthers(path, heading, settings)
    const entries = lines.map((line) => parsed(DescribedPicture, line))
    const file = await open(path, "r+")
    await file.truncate(whole.length)
    await file.close()
    return new DescribeJournal(
      await open(path, "a"),
      entries.filter((entry) => entry !== null),
      entries.filter((entry) => entry === null).length
    )
  }

  /** The newest for each file and language, in no order. */
  get entries(): DescribedPicture[] {
    return [...this.done.values()]
  }

  /** What is known of a file, whatever its bytes were. */
  get(file: string, locale: Locale): DescribedPicture | undefined {
    return this.done.get(descriptionKey(file, locale))
  }

  /** The file has other bytes now: what was said of it holds no longer. */
  forget(file: string, locale: Locale): void {
    this.done.delete(descriptionKey(file, locale))
  }

  /** Resolves when it is on the disk. */
  add(entry: DescribedPicture): Promise<void> {
    const written = this.last.then(async () => {
      await this.file.appendFile(`${JSON.stringify(entry)}\n`)
      await this.file.datasync()
      this.done.set(descriptionKey(entry.file, entry.locale), entry)
    })
    this.last = written.catch(() => {})
    return written
  }

  async close(): Promise<void> {
    await this.last
    await this.file.close()
  }
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    if (isMissing(error)) return Buffer.alloc(0)
    throw error
  }
}

function refuseOthers(path: string, line: string, settings: DescribeSettings): void {
  const heading = parsed(Heading, line)
  if (!heading) {
    throw new CommandFailure(
      `${path} is no journal of this command, or of another version of it. Choose another --out, or begin anew with --start-over.`
    )
  }
  const changed = differences(heading.settings, settings)
  if (changed.length > 0) {
    throw new CommandFailure(
      `What is there was made with other settings (${changed.join("; ")}), and is not mixed with theirs. ` +
        "Give the same ones to go on, choose another --out, or begin anew with --start-over."
    )
  }
}

/** `model demo, now qwen3-vl-2b` */
function differences(then: DescribeSettings, now: DescribeSettings): string[] {
  const names = Object.keys(DescribeSettings.shape) as (keyof DescribeSettings)[]
  const shown = (value: DescribeSettings[keyof DescribeSettings]) =>
    typeof value === "object" ? JSON.stringify(Object.fromEntries(Object.entries(value).sort())) : String(value)
  return names.flatMap((name) => {
    const [before, after] = [shown(then[name]), shown(now[name])]
    return before === after ? [] : [`${name.replace("_", " ")} ${before}, now ${after}`]
  })
}

function parsed<Schema extends z.ZodType>(schema: Schema, line: string): z.infer<Schema> | null {
  try {
    return schema.parse(JSON.parse(line))
  } catch {
    return null
  }
}
