import type { BackfillSpan } from "../../types/copy-backfill"

/** One bar of the chart. All lengths are shares of the chart's own, from 0 to 1. */
export interface BackfillBar {
  span: BackfillSpan
  x: number
  width: number
  done: number
  failed: number
}

export interface BackfillBars {
  bars: BackfillBar[]
  /** Drafts an hour of the tallest bar. */
  mostPerHour: number
  from: string
  until: string
}

/** Fewer would be drawn as wide as the chart. */
const FEWEST_BARS = 12

/**
 * Where the bars of a chart stand, time from left to right, and how high, by speed; a stretch without drafts
 * is a gap. The stretch that is not over yet counts as long as it has lasted, at least a quarter, so that
 * the chart does not seem to break down at its end. Null without any.
 */
export function backfillBars(history: readonly BackfillSpan[], now = Date.now()): BackfillBars | null {
  const [first, last] = [history[0], history.at(-1)]
  if (!first || !last) return null
  const start = Date.parse(first.from)
  const spanMs = Date.parse(first.until) - start
  const lengthMs = Math.max(Date.parse(last.until) - start, spanMs * FEWEST_BARS)
  const perHour = ({ from }: BackfillSpan, count: number) =>
    (count * 3_600_000) / Math.min(spanMs, Math.max(spanMs / 4, now - Date.parse(from)))
  const mostPerHour = Math.max(...history.map((span) => perHour(span, span.done + span.failed)))
  const bars = history.map((span) => ({
    span,
    x: (Date.parse(span.from) - start) / lengthMs,
    width: spanMs / lengthMs,
    done: perHour(span, span.done) / mostPerHour,
    failed: perHour(span, span.failed) / mostPerHour,
  }))
  return { bars, mostPerHour, from: first.from, until: new Date(start + lengthMs).toISOString() }
}
