import { secondsUntilDone } from "../copy/backfill-hours"
import type { CopyBackfillDTO, SkipReason } from "../types/copy-backfill"

const BAR_WIDTH = 24

const LEFT_OUT: Record<SkipReason, string> = {
  no_picture: "without a picture",
  product_gone: "of products that were deleted",
  decided: "that a person has already decided on (--redo makes them again)",
  draft_waiting: "with a draft that waits for review (--redo makes them again)",
  by_hand: "left out by hand",
  cancelled: "cancelled",
}

/** The plan in words, a line each. */
export function planInWords(backfill: CopyBackfillDTO, now: Date): string[] {
  const { plan, locales, hours, drafts_per_hour, progress } = backfill
  const { products, pictures, known, skipped } = plan
  const leftOut = Object.entries(skipped).map(([reason, items]) => `  left out: ${count(items)} ${wordsFor(reason)}`)
  const times = [
    ...(hours ? [`between ${hours.from} and ${hours.until} (${hours.time_zone})`] : []),
    ...(drafts_per_hour ? [`at most ${count(drafts_per_hour)} an hour`] : []),
  ]
  return [
    `${plural(products, "product")}, in ${locales.join(" and ")}: ${plural(progress.total - progress.skipped, "draft")} to make, of ${plural(pictures, "picture")}.`,
    ...(known > 0 ? [`  copied: ${count(known)}, since their picture has a draft already or shares it`] : []),
    ...leftOut,
    ...timeNeeded(backfill, now).map((line) => `  ${line}`),
    ...(times.length > 0 ? [`  runs ${times.join(", ")}`] : []),
    "Drafts wait for a person's review; nothing is published.",
  ]
}

function wordsFor(reason: string): string {
  return Object.entries(LEFT_OUT).find(([known]) => known === reason)?.[1] ?? reason
}

/** Computing, and until it is done where its hours or its pace make that longer. */
function timeNeeded(backfill: CopyBackfillDTO, now: Date): string[] {
  const { seconds } = backfill.plan
  const untilDone = plannedSeconds(backfill, now)
  if (untilDone === null) return ["nobody knows yet how long it takes: this store has not made a draft so far"]
  const whole = duration(untilDone * 1000)
  if (seconds === null) return [`done ${whole} after a start now, or later: this store's own speed is not known yet`]
  const computing = duration(seconds * 1000)
  if (computing === whole) return [`takes about ${computing}, at the speed of this store's last drafts`]
  return [`computing takes about ${computing}, at the speed of this store's last drafts`, `done about ${whole} after a start now, with its hours and its pace`]
}

/** Seconds until a plan would be done, were it started now. */
export function plannedSeconds({ plan: { seconds }, drafts_per_hour, hours, progress }: CopyBackfillDTO, now: Date): number | null {
  return secondsUntilDone({ seconds, drafts: progress.total - progress.skipped, drafts_per_hour, hours }, now)
}

/** How it gets on, in one line: `██░░ 25 %, 5,000 of 20,000, 3 failed, …`. */
export function progressInWords({ status, hours, progress }: CopyBackfillDTO, now: Date): string {
  const { total, done, failed, skipped, left, drafts_per_hour: speed, finishes_at } = progress
  const share = total === 0 ? 1 : (total - left) / total
  const filled = Math.round(BAR_WIDTH * share)
  const parts = [
    `${"█".repeat(filled)}${"░".repeat(BAR_WIDTH - filled)} ${String(Math.floor(100 * share)).padStart(3)} %`,
    `${count(done)} done`,
    ...(failed > 0 ? [`${count(failed)} failed`] : []),
    ...(skipped > 0 ? [`${count(skipped)} left out`] : []),
    `${count(left)} left`,
    ...(speed !== null ? [`${count(Math.round(speed))} an hour`] : []),
    ...(finishes_at !== null ? [`until ${pointInTime(new Date(finishes_at), now)}`] : []),
    ...(progress.waits_for_hours && hours ? [`waits for ${hours.from} (${hours.time_zone})`] : []),
    ...(status === "running" ? [] : [status]),
  ]
  return parts.join(", ")
}

/** What became of it, in a sentence or two. */
export function endInWords({ id, status, progress, stop_reason, tries_again_at }: CopyBackfillDTO, now: Date): string {
  const { done, failed, skipped, left } = progress
  const counts = [
    `${plural(done, "draft")} made`,
    ...(failed > 0 ? [`${count(failed)} failed`] : []),
    ...(skipped > 0 ? [`${count(skipped)} left out`] : []),
    ...(left > 0 ? [`${count(left)} left`] : []),
  ].join(", ")
  const again = `shelftalker backfill --resume ${id}`
  switch (status) {
    case "finished":
      return failed > 0 ? `Finished: ${counts}. To try those again that failed: ${again} --retry` : `Finished: ${counts}.`
    case "stopped": {
      const mended = tries_again_at
        ? `The store tries again by itself, next at ${pointInTime(new Date(tries_again_at), now)}. To look at it, and have it try at once: ${again}`
        : `When that is mended: ${again}`
      return `The store stopped it: ${stop_reason?.message ?? "it did not say why."} ${counts}. ${mended}`
    }
    case "paused":
      return `Somebody paused it: ${counts}. To go on: ${again}`
    case "cancelled":
      return `Cancelled: ${counts}.`
    default:
      return `${status}: ${counts}.`
  }
}

/** `5 min`, `21 h 40 min`, `3 days 4 h`. */
export function duration(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / 60_000)
  const [hours, days] = [Math.floor(minutes / 60), Math.floor(minutes / 1440)]
  if (minutes < 60) return `${minutes} min`
  return days < 2 ? `${hours} h ${minutes % 60} min` : `${days} days ${hours % 24} h`
}

/** The clock's time where it is the same day, else with the date, as this terminal's person has it. */
function pointInTime(time: Date, now: Date): string {
  const clock = time.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })
  if (time.toDateString() === now.toDateString()) return clock
  return `${time.toLocaleDateString("en-GB", { weekday: "short", day: "numeric", month: "short" })} ${clock}`
}

/** `20,000`. */
const count = (number: number): string => number.toLocaleString("en-US")

const plural = (number: number, word: string): string => `${count(number)} ${word}${number === 1 ? "" : "s"}`
