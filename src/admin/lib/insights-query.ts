import { LOCALES, type Locale } from "../../copy/limits"
import type { RequestQuery } from "./request"

export const INSIGHTS_PERIODS = ["days30", "days90", "days365", "all"] as const
export type InsightsPeriod = (typeof INSIGHTS_PERIODS)[number]

/** What the insights are told by, beside the weeks. */
export const INSIGHTS_GROUPINGS = ["template", "category", "field", "model"] as const
export type InsightsGrouping = (typeof INSIGHTS_GROUPINGS)[number]

/** What the page shows: all that its address says. */
export interface InsightsQuery {
  period: InsightsPeriod
  locale: Locale | null
  by: InsightsGrouping
}

const USUAL: InsightsQuery = { period: "days90", locale: null, by: "template" }
const A_DAY_MS = 24 * 3_600_000

/** Reads the page's address. What it does not understand it leaves out. */
export function readInsightsQuery(search: string): InsightsQuery {
  const params = new URLSearchParams(search)
  return {
    period: INSIGHTS_PERIODS.find((known) => known === params.get("period")) ?? USUAL.period,
    locale: LOCALES.find((known) => known === params.get("locale")) ?? null,
    by: INSIGHTS_GROUPINGS.find((known) => known === params.get("by")) ?? USUAL.by,
  }
}

/** `?period=all&by=field`, or "" where everything is as usual. */
export function writeInsightsQuery({ period, locale, by }: InsightsQuery): string {
  const params = new URLSearchParams()
  if (period !== USUAL.period) params.set("period", period)
  if (locale) params.set("locale", locale)
  if (by !== USUAL.by) params.set("by", by)
  const written = params.toString()
  return written ? `?${written}` : ""
}

/** For the calls of `/admin/copy-feedback`: from the beginning of a day in UTC, so that a call is the same all day long. */
export function feedbackQuery({ period, locale }: Pick<InsightsQuery, "period" | "locale">, now = new Date()): RequestQuery {
  const days = period === "all" ? null : Number(period.slice("days".length))
  const from = days === null ? undefined : new Date(now.getTime() - days * A_DAY_MS).toISOString().slice(0, 10)
  return { from, locale: locale ?? undefined }
}
