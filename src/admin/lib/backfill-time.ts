import type { BackfillHours } from "../../types/copy-backfill"
import type { Translate } from "./use-copy-translation"

const MINUTE = 60
const HOUR = 3_600
const DAY = 86_400

/** `zhCN` and the like, as the admin names its languages, for `Intl`. */
export function intlLocale(language: string): string {
  return language.replace(/^([a-z]{2})-?([A-Z]{2})$/, "$1-$2")
}

/** `Nov 22, 14:05`, on the clock of the browser. */
export function formatMoment(moment: string, language: string): string {
  const format: Intl.DateTimeFormatOptions = { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" }
  return new Intl.DateTimeFormat(intlLocale(language), format).format(new Date(moment))
}

/** `14:05` */
export function formatClock(moment: string, language: string): string {
  return new Intl.DateTimeFormat(intlLocale(language), { hour: "2-digit", minute: "2-digit" }).format(new Date(moment))
}

/** A number with its thousands apart. */
export function formatNumber(number: number, language: string): string {
  return new Intl.NumberFormat(intlLocale(language), { maximumFractionDigits: number < 10 ? 1 : 0 }).format(number)
}

/** Seconds in words, in no more detail than an estimate has. */
export function durationWords(seconds: number, t: Translate): string {
  if (seconds < MINUTE) return t("backfills.time.minute")
  if (seconds < HOUR) return t("backfills.time.minutes", { minutes: Math.round(seconds / MINUTE) })
  const hours = Math.floor(seconds / HOUR)
  if (seconds < DAY) return t("backfills.time.hours", { hours, minutes: Math.round((seconds % HOUR) / MINUTE) })
  return t("backfills.time.days", { days: Math.floor(seconds / DAY), hours: hours % 24 })
}

/** How long the hours of one day are, in seconds. */
export function secondsADay({ from, until }: BackfillHours): number {
  const length = minutesOf(until) - minutesOf(from)
  return (length > 0 ? length : length + DAY / MINUTE) * MINUTE
}

function minutesOf(timeOfDay: string): number {
  const [hours = 0, minutes = 0] = timeOfDay.split(":").map(Number)
  return hours * 60 + minutes
}
