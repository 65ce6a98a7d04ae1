import type { CopyBackfillDTO } from "../types/copy-backfill"
import { requestOf, type BackfillFlags } from "./backfill-flags"
import type { BackfillReporter } from "./backfill-reporter"
import type { BackfillSession } from "./backfill-session"
import { CommandFailure } from "./command-failure"

/** Of the process, by how the backfill stood when the command left it. */
export const EXIT_CODES = { well: 0, error: 1, failedItems: 2, paused: 3, stopped: 4, cancelled: 5 } as const

export interface SeenBackfill {
  id: string
  status: CopyBackfillDTO["status"] | "ordered"
}

export interface RunBackfillOptions {
  flags: BackfillFlags
  session: BackfillSession
  reporter: BackfillReporter
  /** Asks the person at the terminal; null where there is none. */
  confirm: ((question: string) => Promise<boolean>) | null
  /** Told of the backfill whenever its status is known anew; `ordered` while it is not known whether it has been started. */
  onBackfill: (backfill: SeenBackfill) => void
}

/**
 * Plans a backfill or opens one, shows what it would do, starts it when that is confirmed, and
 * watches it until it runs no more.
 *
 * @returns the exit code
 * @throws CommandFailure, and the reason of the session's signal
 */
export async function runBackfill(options: RunBackfillOptions): Promise<number> {
  const { flags, session, reporter, onBackfill } = options
  if (flags.resume === undefined && !flags.dryRun) refuseWithoutConsent(options)
  const backfill = flags.resume === undefined ? await session.plan(requestOf(flags)) : await session.open(flags.resume)
  onBackfill(backfill)
  if (backfill.status === "planned") {
    reporter.planned(backfill)
    if (!(await isToStart(backfill, options))) return EXIT_CODES.well
  }
  if (flags.retry || ORDERS[backfill.status]) onBackfill({ id: backfill.id, status: "ordered" })
  let current = flags.retry ? await session.order(backfill.id, "retry") : backfill
  const order = ORDERS[current.status]
  if (order) current = await session.order(current.id, order)
  onBackfill(current)
  if (current.status === "running") {
    reporter.started(current)
    current = await session.watch(current.id)
    onBackfill(current)
  }
  reporter.ended(current, await session.failures(current))
  return exitCode(current)
}

/** What makes a backfill run that does not. */
const ORDERS: Partial<Record<CopyBackfillDTO["status"], "start" | "resume">> = { planned: "start", paused: "resume", stopped: "resume" }

async function isToStart(planned: CopyBackfillDTO, options: RunBackfillOptions): Promise<boolean> {
  const { flags, session, reporter, confirm } = options
  if (planned.progress.left + planned.progress.done + planned.progress.failed === 0) {
    await session.order(planned.id, "cancel")
    reporter.note("There is nothing to do, so nothing was started.")
    return false
  }
  if (flags.yes && !flags.dryRun) return true
  if (!flags.dryRun) refuseWithoutConsent(options)
  reporter.samples(await session.samples(planned))
  if (flags.dryRun) {
    reporter.note(`Nothing was started. To start it: shelftalker backfill --resume ${planned.id}`)
    return false
  }
  if (await confirm?.("\nStart it?")) return true
  await session.order(planned.id, "cancel")
  reporter.note("Nothing was started. The samples wait for review with the other drafts.")
  return false
}

function refuseWithoutConsent({ flags, confirm }: RunBackfillOptions): void {
  if (flags.yes || confirm) return
  throw new CommandFailure(
    "There is no terminal to ask whether to start it. Look at the plan with --dry-run, and give --yes to start without a question."
  )
}

function exitCode({ status, progress }: CopyBackfillDTO): number {
  switch (status) {
    case "paused":
      return EXIT_CODES.paused
    case "stopped":
      return EXIT_CODES.stopped
    case "cancelled":
      return EXIT_CODES.cancelled
    default:
      return progress.failed > 0 ? EXIT_CODES.failedItems : EXIT_CODES.well
  }
}
