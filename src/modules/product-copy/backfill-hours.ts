import type { BackfillHours } from "../../types/copy-backfill"

/** Whether it is one of the hours, on the clock of their time zone; where none are given, always. */
export function isWithinHours(hours: BackfillHours | null, now = new Date()): boolean {
  if (!hours) return true
  const { from, until, time_zone: timeZone } = hours
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(now)
  // `HH:MM` sorts as time does. A night ends before it begins.
  return from <= until ? clock >= from && clock < until : clock >= from || clock < until
}
