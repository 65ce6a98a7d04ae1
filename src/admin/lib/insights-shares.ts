import type { FeedbackGroup, FeedbackShares, FeedbackVerdict } from "../../types/copy-feedback"
import { intlLocale } from "./backfill-time"

/** From the best to the worst: the order in which bars are stacked and figures listed. */
export const VERDICTS: readonly FeedbackVerdict[] = ["as_written", "edited", "rejected"]

/** Medusa's own colours, which are readable in both themes. Words stand beside them everywhere. */
export const VERDICT_COLOURS: Readonly<Record<FeedbackVerdict, string>> = {
  as_written: "text-ui-tag-green-icon",
  edited: "text-ui-tag-orange-icon",
  rejected: "text-ui-tag-red-icon",
}

/** 0 to 1; 0 where there is nothing. */
export function shareOf(shares: FeedbackShares, verdict: FeedbackVerdict): number {
  return shares.reviewed === 0 ? 0 : shares[verdict] / shares.reviewed
}

/** `42 %` in the language of the admin; a dash for what is not known. */
export function formatShare(share: number | null, language: string): string {
  if (share === null) return "–"
  return new Intl.NumberFormat(intlLocale(language), { style: "percent", maximumFractionDigits: 0 }).format(share)
}

export interface Week extends FeedbackShares {
  /** Its Monday in UTC, `2026-11-23`. */
  key: string
}

const A_WEEK_MS = 7 * 24 * 3_600_000
/** Of a chart: older ones would be thinner than a line. */
const MOST_WEEKS = 104

/** Every week from the first to the last, those in which nothing happened included; the last two years of them. */
export function weeksBetween(groups: readonly FeedbackGroup[]): Week[] {
  const known = new Map(groups.flatMap((group) => (group.key === null ? [] : [[group.key, group] as const])))
  const keys = [...known.keys()].sort()
  const [first, last] = [keys[0], keys.at(-1)]
  if (first === undefined || last === undefined) return []
  const weeks: Week[] = []
  const from = Math.max(Date.parse(first), Date.parse(last) - (MOST_WEEKS - 1) * A_WEEK_MS)
  for (let at = from; at <= Date.parse(last); at += A_WEEK_MS) {
    const key = new Date(at).toISOString().slice(0, 10)
    weeks.push({ ...(known.get(key) ?? { reviewed: 0, as_written: 0, edited: 0, rejected: 0, mean_changed: null }), key })
  }
  return weeks
}

/** `Nov 23, 2026` */
export function formatDay(day: string, language: string): string {
  const format: Intl.DateTimeFormatOptions = { year: "numeric", month: "short", day: "numeric", timeZone: "UTC" }
  return new Intl.DateTimeFormat(intlLocale(language), format).format(new Date(day))
}
