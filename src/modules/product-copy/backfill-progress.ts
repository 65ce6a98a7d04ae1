import type { Knex } from "@medusajs/framework/mikro-orm/knex"

import { isWithinHours, lastOpening, secondsUntilDone } from "../../copy/backfill-hours"
import type { BackfillProgress, BackfillSpan } from "../../types/copy-backfill"
import { countItems } from "./backfill-items"
import type { CopyBackfillRow } from "./backfill-rows"

/** Last items from which the speed is told: recent enough for today's, enough not to jump with each. */
const LAST_ITEMS = 40
/** Fewer say nothing about a speed. */
const FEWEST_ITEMS = 3
/** Of a chart. */
const SPANS = 60

/** How backfills get on. Each method is few queries, whatever the number of items. */
export class BackfillProgressReader {
  constructor(private readonly knex: Knex) {}

  async of(backfills: readonly CopyBackfillRow[]): Promise<Map<string, BackfillProgress>> {
    const counts = await countItems(this.knex, backfills.map(({ id }) => id))
    const progress = new Map<string, BackfillProgress>()
    for (const backfill of backfills) {
      const count = counts.get(backfill.id) ?? { waiting: 0, queued: 0, done: 0, failed: 0, skipped: 0 }
      const { done, failed, skipped } = count
      const left = count.waiting + count.queued
      const inHours = isWithinHours(backfill.hours)
      const { hours, drafts_per_hour } = backfill
      const speed = backfill.status === "running" && inHours ? await this.perHour(backfill.id, lastOpening(hours)) : null
      progress.set(backfill.id, {
        total: done + failed + skipped + left,
        done,
        failed,
        skipped,
        left,
        drafts_per_hour: speed === null ? null : Math.round(speed * 10) / 10,
        finishes_at: speed === null || left === 0 ? null : inSeconds(secondsUntilDone({ seconds: (left / speed) * 3600, drafts: left, drafts_per_hour, hours })),
        waits_for_hours: backfill.status === "running" && !inHours,
      })
    }
    return progress
  }

  /** The run in even stretches, from its first finished item to its last; [] before there is any. */
  async history(id: string): Promise<BackfillSpan[]> {
    const { rows } = await this.knex.raw<{ rows: { from: Date; until: Date; done: number; failed: number }[] }>(
      `WITH finished AS (
         SELECT status, finished_at FROM copy_backfill_item
         WHERE backfill_id = :id AND deleted_at IS NULL AND status IN ('done', 'failed') AND finished_at IS NOT NULL),
       run AS (
         SELECT min(finished_at) AS first,
           GREATEST(60, CEIL(EXTRACT(EPOCH FROM max(finished_at) - min(finished_at)) / :spans / 60) * 60) AS seconds
         FROM finished)
       SELECT first + n * seconds * interval '1 second' AS "from", first + (n + 1) * seconds * interval '1 second' AS until, done, failed
       FROM run CROSS JOIN LATERAL (
         SELECT FLOOR(EXTRACT(EPOCH FROM finished_at - first) / seconds)::int AS n,
           (count(*) FILTER (WHERE status = 'done'))::int AS done, (count(*) FILTER (WHERE status = 'failed'))::int AS failed
         FROM finished GROUP BY 1) AS spans
       ORDER BY n`,
      { id, spans: SPANS }
    )
    return rows.map(({ from, until, done, failed }) => ({ from: from.toISOString(), until: until.toISOString(), done, failed }))
  }

  /** Items an hour, from the last ones of these hours; up to now, so that a run that hangs is seen to slow down. */
  private async perHour(id: string, since: Date | null): Promise<number | null> {
    const rows = await this.knex("copy_backfill_item")
      .where({ backfill_id: id, deleted_at: null })
      .whereIn("status", ["done", "failed"])
      .whereNotNull("finished_at")
      .modify((query) => void (since && query.where("finished_at", ">", since)))
      .orderBy("finished_at", "desc", "last")
      .limit(LAST_ITEMS)
      .select<{ finished_at: Date }[]>("finished_at")
    const [last, first] = [rows[0], rows.at(-1)]
    if (!last || !first || rows.length < FEWEST_ITEMS) return null
    const between = (last.finished_at.getTime() - first.finished_at.getTime()) / (rows.length - 1)
    const sinceLast = Date.now() - last.finished_at.getTime()
    const each = sinceLast > 3 * between ? (between * (rows.length - 1) + sinceLast) / rows.length : between
    return each > 0 ? 3_600_000 / each : null
  }
}

function inSeconds(seconds: number | null): string | null {
  return seconds === null ? null : new Date(Date.now() + seconds * 1000).toISOString()
}
