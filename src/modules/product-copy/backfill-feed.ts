import type { Knex } from "@medusajs/framework/mikro-orm/knex"

import { isWithinHours } from "../../copy/backfill-hours"
import { skipped } from "./backfill-items"
import { skipReason } from "./backfill-planner"
import type { CopyBackfillItemRow, CopyBackfillRow, NewBackfillItem } from "./backfill-rows"
import type { Backfills } from "./backfills"
import type { DraftHistory } from "./draft-history"
import type { DraftQueue, DraftRequest } from "./draft-queue"

/** Drafts that a dry run has made, to be looked at before the rest is begun. */
const SAMPLES = 3

interface Surroundings {
  knex: Knex
  backfills: Backfills
  history: DraftHistory
  queue: DraftQueue
}

/** Takes up the items of backfills, a few at a time, as the processes that make drafts come for them. */
export class BackfillFeed {
  private readonly knex: Knex

  constructor(private readonly surroundings: Surroundings) {
    this.knex = surroundings.knex
  }

  /**
   * Asks for the drafts of the next items of the backfills that run now, and ends those of which nothing
   * is left. Processes may do so side by side.
   *
   * @returns how many items were taken up, those left out with them
   */
  async takeUp(most: number): Promise<number> {
    const all = await this.knex<CopyBackfillRow>("copy_backfill")
      .whereIn("status", ["planned", "running"])
      // One that nobody started is soon forgotten, and not looked at for ever.
      .whereRaw("(status = 'running' OR created_at > now() - interval '1 hour')")
      // Who has just planned one looks at the page and waits for its samples.
      .orderByRaw("status = 'running', started_at, id")
    let taken = 0
    for (const backfill of all) {
      const isOpen = backfill.status === "planned" || isWithinHours(backfill.hours)
      const count = isOpen ? await this.takeUpOf(backfill, most - taken) : 0
      if (count === 0) await this.endIfDone(backfill.id)
      taken += count
      if (taken >= most) break
    }
    return taken
  }

  /** Milliseconds until a pace lets another item be taken up; null where none is kept to. */
  async millisecondsToNext(): Promise<number | null> {
    const paced = await this.knex<CopyBackfillRow>("copy_backfill").where({ status: "running" }).whereNotNull("drafts_per_hour")
    const paces = paced.flatMap(({ hours, drafts_per_hour: pace }) => (pace !== null && isWithinHours(hours) ? [pace] : []))
    return paces.length > 0 ? Math.ceil(3_600_000 / Math.max(...paces)) : null
  }

  private takeUpOf(backfill: CopyBackfillRow, most: number): Promise<number> {
    return this.knex.transaction(async (transaction) => {
      // One at a time, or two would each take what the samples or the pace leave. Whoever pauses it waits
      // for this to end, and then gives back what was asked for.
      const stillRuns = await transaction("copy_backfill").where({ id: backfill.id, status: backfill.status }).forUpdate().first("id")
      const count = stillRuns ? Math.min(most, await this.allowance(backfill, transaction)) : 0
      if (count === 0) return 0
      const items = await transaction<CopyBackfillItemRow>("copy_backfill_item")
        .where({ backfill_id: backfill.id, status: "waiting", deleted_at: null })
        .orderBy("position")
        .limit(count)
        .forUpdate()
        .skipLocked()
      // Somebody may have decided on one since the backfill was planned.
      const newest = await this.surroundings.history.newest(items.map(({ product_id }) => product_id), backfill.locales)
      for (const { id, product_id, product_title, locale } of items) {
        const skip = skipReason(newest.get(`${product_id} ${locale}`), backfill.selection)
        const change = skip ? skipped(this.knex, skip) : await this.ask({ product_id, product_title, locale }, transaction)
        await transaction("copy_backfill_item").where({ id }).update(change)
      }
      return items.length
    })
  }

  private async endIfDone(id: string): Promise<void> {
    await this.takeBackOrphans(id)
    await this.surroundings.backfills.finishIfDone(id)
  }

  /** Asks for an item's draft. The product is read once, when it is made, and its baseline told then. */
  private async ask({ product_id, product_title, locale }: NewBackfillItem, transaction: Knex) {
    const request: DraftRequest = { product_id, locale, trigger: "backfill", baseline: {}, search_text: product_title }
    const { id } = await this.surroundings.queue.request(request, transaction)
    return { status: "queued", draft_id: id, queued_at: this.knex.fn.now() }
  }

  /** Items that may be taken up now: of one that is not started the samples, of the others what the pace lets. */
  private async allowance({ id, status, started_at, drafts_per_hour: pace }: CopyBackfillRow, transaction: Knex): Promise<number> {
    if (status === "planned") {
      const row = await transaction("copy_backfill_item")
        .where({ backfill_id: id, deleted_at: null })
        .whereIn("status", ["queued", "done", "failed"])
        .first<{ taken: string }>(this.knex.raw("count(*) AS taken"))
      return Math.max(0, SAMPLES - Number(row?.taken ?? 0))
    }
    if (pace === null) return Number.MAX_SAFE_INTEGER
    // Never more in any hour, and in the first one no more at once than its part that has gone by.
    const row = await transaction("copy_backfill_item")
      .where({ backfill_id: id, deleted_at: null })
      .where("queued_at", ">", this.knex.raw("now() - interval '1 hour'"))
      .first<{ taken: string }>(this.knex.raw("count(*) AS taken"))
    const hour = Math.min(1, (Date.now() - (started_at?.getTime() ?? Date.now())) / 3_600_000)
    return Math.max(0, Math.max(1, Math.floor(pace * hour)) - Number(row?.taken ?? 0))
  }

  /** Items whose draft is not in the making any more, since it was deleted with its product, are as if it had not been asked for. */
  private async takeBackOrphans(id: string): Promise<void> {
    await this.knex("copy_backfill_item")
      .where({ backfill_id: id, status: "queued", deleted_at: null })
      .whereNotExists(
        this.knex("copy_draft")
          .whereRaw("copy_draft.id = copy_backfill_item.draft_id")
          .whereIn("status", ["pending", "generating"])
          .where({ deleted_at: null })
          .select(this.knex.raw("1"))
      )
      .update({ status: "waiting", draft_id: null, queued_at: null })
  }
}
