import { intlLocale } from "./backfill-time"

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The largest unit that it fills, and how many seconds that has. */
const UNITS = [
  ["year", 365 * DAY],
  ["month", 30 * DAY],
  ["week", 7 * DAY],
  ["day", DAY],
  ["hour", HOUR],
  ["minute", MINUTE],
] as const

/** `5 min. ago`, `yesterday`; of less than a minute, and of what other clocks take for the future, `now`. */
export function relativeTime(moment: string, language: string, now = new Date()): string {
  const format = new Intl.RelativeTimeFormat(intlLocale(language), { numeric: "auto", style: "short" })
  const seconds = (now.getTime() - Date.parse(moment)) / 1_000
  const [unit, length] = UNITS.find(([, length]) => seconds >= length) ?? ["second", Infinity]
  return format.format(-Math.floor(seconds / length) || 0, unit)
}

/** `Nov 22, 2026, 14:05:09`, on the clock of the browser. */
export function exactTime(moment: string, language: string): string {
  return new Intl.DateTimeFormat(intlLocale(language), { dateStyle: "medium", timeStyle: "medium" }).format(new Date(moment))
}
