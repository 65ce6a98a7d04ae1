import type { Translate } from "./use-copy-translation"

const MINUTE = 60
const MINUTES_A_DAY = 24 * 60

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
  const minutes = Math.round(seconds / MINUTE)
  if (minutes < 60) return t("backfills.time.minutes", { minutes })
  if (minutes < MINUTES_A_DAY) return t("backfills.time.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
  const hours = Math.round(minutes / 60)
  return t("backfills.time.days", { days: Math.floor(hours / 24), hours: hours % 24 })
}
