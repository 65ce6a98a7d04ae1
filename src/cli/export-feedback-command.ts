import { InvalidArgumentError, type Command } from "commander"

import type { Locale } from "../copy/limits"
import { apiKeyOption, KEY_VARIABLE, keyOf } from "./api-key"
import { parseLocales, parseStoreUrl } from "./backfill-flags"
import { formatBytes } from "./format-bytes"
import { StoreApi } from "./store-api"
import { writeWholeFile } from "./write-whole-file"

const NEWLINE = 0x0a
/** Milliseconds between two lines about how far it is. */
const TELL_EVERY = 2_000

const DESCRIPTION =
  "Writes the copy that people accepted in a store that runs as JSON lines for fine-tuning: a conversation a line, with " +
  "the product's pictures and the prompt as the question, and the accepted words, in the model's own format, as the answer."

const HELP = `
Each line is an object with messages ([{ role: "user", content: [{ type: "image", image: address },
{ type: "text", text: prompt }] }, { role: "assistant", content: reply }]) and metadata. Pictures are
referred to, not contained. The file is UTF-8; it is written beside its name and put in place when it
is complete, so that what was there before stays until then.

Examples:
    $ ${KEY_VARIABLE}=sk_… shelftalker export-feedback --url https://shop.example --out feedback.jsonl
    $ shelftalker export-feedback --locale zh --from 2026-01-01 --out 2026-zh.jsonl`

interface ExportFeedbackFlags {
  url: string
  apiKey?: string
  out: string
  locale?: Locale
  from?: string
  to?: string
}

/** Adds `export-feedback`, which ends with `signal`. */
export function addExportFeedback(program: Command, signal: AbortSignal): void {
  program
    .command("export-feedback")
    .summary("write a store's accepted copy as JSON lines for fine-tuning")
    .description(DESCRIPTION)
    .requiredOption("--out <file>", "to write; one that is there is replaced once the new one is complete")
    .option("--url <address>", "of the store", parseStoreUrl, "http://localhost:9000")
    .addOption(apiKeyOption())
    .option("--locale <language>", "of the copy: en or zh (default: all)", parseLocale)
    .option("--from <day>", "accepted on this day (in UTC) or later, as 2026-01-31", parseDay)
    .option("--to <day>", "accepted before this day", parseDay)
    .addHelpText("after", HELP)
    .action((flags: ExportFeedbackFlags) => exportFeedback(flags, signal))
}

async function exportFeedback(flags: ExportFeedbackFlags, signal: AbortSignal): Promise<void> {
  const api = new StoreApi(flags.url, keyOf(flags), signal)
  const query = new URLSearchParams()
  for (const name of ["locale", "from", "to"] as const) if (flags[name] !== undefined) query.set(name, flags[name])
  const told = { lines: 0, bytes: 0 }
  await writeWholeFile(flags.out, counted(api.stream(`/admin/copy-feedback/export?${query}`), told))
  const { lines, bytes } = told
  process.stdout.write(`${lines === 1 ? "1 accepted draft" : `${lines} accepted drafts`}, ${formatBytes(bytes)}: ${flags.out}\n`)
}

/** Passes on what comes, and tells on a terminal how far it is. */
async function* counted(source: AsyncIterable<Uint8Array>, told: { lines: number; bytes: number }): AsyncGenerator<Uint8Array> {
  let tellAt = Date.now() + TELL_EVERY
  for await (const piece of source) {
    told.bytes += piece.length
    for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, at + 1)) told.lines++
    if (process.stderr.isTTY && Date.now() >= tellAt) {
      process.stderr.write(`${told.lines} accepted drafts so far\n`)
      tellAt = Date.now() + TELL_EVERY
    }
    yield piece
  }
}

function parseLocale(text: string): Locale {
  const [locale, other] = parseLocales(text)
  if (!locale || other) throw new InvalidArgumentError("It must be one language, or be left out for all.")
  return locale
}

function parseDay(text: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text))) throw new InvalidArgumentError("It must be a day as 2026-01-31.")
  return text
}
