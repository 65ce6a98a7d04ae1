import type { Command } from "commander"

import { apiKeyOption, KEY_VARIABLE, keyOf } from "./api-key"
import { ask } from "./ask"
import {
  checkFlags,
  parseCount,
  parseLocales,
  parseStoreUrl,
  parseTimeOfDay,
  type BackfillFlags,
} from "./backfill-flags"
import { BackfillJsonLines } from "./backfill-json-lines"
import { BackfillSession } from "./backfill-session"
import { BackfillTerminal } from "./backfill-terminal"
import { EXIT_CODES, runBackfill, type SeenBackfill } from "./run-backfill"
import { StoreApi } from "./store-api"

/** As shells report a program that Ctrl-C ended. */
const INTERRUPTED = 130

// Commander breaks the lines.
const DESCRIPTION =
  "Has drafts made for many products of a store that runs, with medusa-plugin-shelftalker among its plugins.\n\n" +
  "First comes a dry run: what there is to do, how long it takes, and three drafts as samples. When you have " +
  "said yes, the store works through it, however long that takes and whatever is restarted meanwhile; this " +
  "command only watches. Drafts wait for a person's review: nothing is published."

const HELP = `
Exit codes:
  0    finished, and no item failed; or nothing was started
  1    an error: its message says what to do
  2    finished, and some items failed
  3    paused by somebody
  4    stopped by the store, for a reason that would fail everything left; where the model cannot be
       made ready, the store tries again by itself
  5    cancelled by somebody
  130  interrupted with Ctrl-C; a backfill that had started goes on in the store

Examples:
  All products without a description, or with a picture's file name for a title:
    $ ${KEY_VARIABLE}=sk_… shelftalker backfill --url https://shop.example --missing
  One category, at night, in two languages:
    $ shelftalker backfill --category pcat_01J… --locale en,zh --from 22:00 --until 06:00
  From a script, without a question:
    $ shelftalker backfill --missing --limit 500 --yes > backfill.jsonl
  Look again at one that runs, or go on with one that was paused or stopped:
    $ shelftalker backfill --resume cbfill_01J…

Where the output is no terminal, it is one JSON object a line: planned, sample, started,
progress (every 30 seconds), unreachable, failed_item, ended, note; and error, on standard error.`

/**
 * Adds `backfill`, which ends with `signal`.
 *
 * @param onExitCode told how the process is to end
 */
export function addBackfill(program: Command, signal: AbortSignal, onExitCode: (code: number) => void): void {
  program
    .command("backfill")
    .summary("draft the copy of many products of a running store")
    .description(DESCRIPTION)
    .option("--url <address>", "of the store", parseStoreUrl, "http://localhost:9000")
    .addOption(apiKeyOption())
    .option("--missing", "products without a description, or whose title looks like a file's name")
    .option("--outdated", "products whose newest draft was made by another model or template")
    .option("--all", "every product that the other options name (default)")
    .option("--product <id...>", "these products")
    .option("--category <id...>", "products of these categories")
    .option("--collection <id...>", "products of these collections")
    .option("--sales-channel <id...>", "products of these sales channels")
    .option("--locale <languages>", "of the drafts: en, zh or en,zh (default: those of the plugin's options)", parseLocales)
    .option("--limit <number>", "products at the most, the oldest first", parseCount)
    .option("--from <HH:MM>", "with --until: run in these hours alone", parseTimeOfDay)
    .option("--until <HH:MM>", "may be earlier than --from, for a night", parseTimeOfDay)
    .option("--time-zone <name>", "of the hours, such as Europe/Berlin (default: this machine's)")
    .option("--drafts-per-hour <number>", "at the most", parseCount)
    .option("--redo", "also what a person accepted, edited or rejected, or has waiting for review")
    .option("--dry-run", "show the plan and the samples, and start nothing")
    .option("-y, --yes", "start without a question")
    .option("--resume <id>", "watch a backfill that was planned or started before, and go on with it")
    .option("--retry", "with --resume: have the failed items made again")
    .option("--json", "JSON lines on a terminal too")
    .addHelpText("after", HELP)
    .action(async (flags: BackfillFlags, command: Command) => {
      checkFlags(flags, command)
      onExitCode(await backfill(flags, signal))
    })
}

async function backfill(flags: BackfillFlags, signal: AbortSignal): Promise<number> {
  const { stdin, stdout, stderr } = process
  const onTerminal = stdout.isTTY && !flags.json
  const reporter = onTerminal ? new BackfillTerminal(stdout, stderr) : new BackfillJsonLines(stdout, stderr)
  let seen: SeenBackfill | undefined
  try {
    const session = new BackfillSession(new StoreApi(flags.url, keyOf(flags), signal), reporter, signal)
    return await runBackfill({
      flags,
      session,
      reporter,
      confirm: onTerminal && stdin.isTTY ? (question) => ask(question, signal, { input: stdin, output: stdout }) : null,
      onBackfill: (backfill) => (seen = backfill),
    })
  } catch (error) {
    const code = signal.aborted ? INTERRUPTED : EXIT_CODES.error
    reporter.failed([signal.aborted ? "Interrupted." : messageOf(error), ...whatGoesOn(seen)].join(" "), code)
    return code
  }
}

/** What an error of this command, or Ctrl-C, leaves behind in the store. */
function whatGoesOn(seen: SeenBackfill | undefined): string[] {
  if (!seen) return ["Nothing was started."]
  const command = `shelftalker backfill --resume ${seen.id}`
  switch (seen.status) {
    case "running":
      return [`The backfill goes on in the store. To look at it again: ${command}. To end it, cancel it in the admin.`]
    case "planned":
      return [`The backfill is planned, and not started. To start it: ${command}`]
    case "ordered":
      return [`Whether the store has begun with it is not known. To look at it: ${command}`]
    default:
      return [`The backfill is ${seen.status}. To look at it again: ${command}`]
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
