import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"

import { isWithinHours } from "../../copy/backfill-hours"
import type { DraftError } from "../../copy/draft"
import { isModelLoadErrorCode } from "../../inference/errors"
import { BACKFILL_ITEM_STATUSES, type BackfillItemStatus, type BackfillPlan, type BackfillStatus } from "../../types/copy-backfill"
import { countItems, skipped, skipReason } from "./backfill-items"
import type { BackfillEvent, CopyBackfillItemRow, CopyBackfillRow, NewBackfill, NewBackfillItem } from "./backfill-rows"

/** Failures in a row that tell of something wrong with more than one product. */
const FAILURES_TO_STOP = 20
/** Seconds after which a backfill that stopped since the model could not be made ready is tried again. */
export const TRIED_AGAIN_AFTER = 300
/** Rows of one INSERT: far below what PostgreSQL takes, large enough that 20,000 items are soon in. */
const INSERTED_AT_ONCE = 500

/** Of one that had stopped, or never did. */
export const GOES_ON = { status: "running", stop_reason: null, tries_again_at: null }

interface Page {
  skip: number
  take: number
}

interface ItemsPage extends Page {
  status?: readonly BackfillItemStatus[]
  /** Found in the product's title. */
  q?: string
}

/**
 * Backfills and their items. An item goes `waiting` → `queued` (its draft was asked for) → `done`,
 * `failed` or `skipped`. Each step is one transaction with what it is about, so that whatever process
 * dies at whatever moment leaves nothing doubled and nothing lost.
 */
export class Backfills {
  /** @param tell of what a person may want to know */
  constructor(
    private readonly knex: Knex,
    private readonly tell: (id: string, event: BackfillEvent) => void
  ) {}

  /** Writes down a backfill that is not started; its items follow. */
  async create(backfill: NewBackfill): Promise<string> {
    const id = generateEntityId(undefined, "cbfill")
    const { selection, locales, hours, ...rest } = backfill
    await this.knex("copy_backfill").insert({
      ...rest,
      id,
      status: "planned",
      selection: JSON.stringify(selection),
      locales: JSON.stringify(locales),
      hours: hours ? JSON.stringify(hours) : null,
      plan: JSON.stringify({ products: 0, pictures: 0, known: 0, skipped: {}, seconds: null }),
    })
    return id
  }

  /** @param position of the first of them */
  async addItems(backfillId: string, items: readonly NewBackfillItem[], position: number): Promise<void> {
    const rows = items.map(({ skip, ...item }, index) => ({
      ...item,
      id: generateEntityId(undefined, "cbitem"),
      backfill_id: backfillId,
      position: position + index,
      status: skip ? "skipped" : "waiting",
      reason: skip ? JSON.stringify(skipReason(skip)) : null,
      finished_at: skip ? this.knex.fn.now() : null,
    }))
    for (let from = 0; from < rows.length; from += INSERTED_AT_ONCE) {
      await this.knex("copy_backfill_item").insert(rows.slice(from, from + INSERTED_AT_ONCE))
    }
  }

  /** Has PostgreSQL look at the items that were added: until it does so by itself, it would search as if there were none. */
  async noticeItems(): Promise<void> {
    await this.knex.raw("ANALYZE copy_backfill_item")
  }

  async setPlan(id: string, plan: BackfillPlan): Promise<void> {
    await this.knex("copy_backfill").where({ id }).update({ plan: JSON.stringify(plan), updated_at: this.knex.fn.now() })
  }

  /** Takes back a backfill that could not be planned. */
  async remove(id: string): Promise<void> {
    await this.knex("copy_backfill_item").where({ backfill_id: id }).delete()
    await this.knex("copy_backfill").where({ id }).delete()
  }

  /** @throws MedusaError NOT_FOUND */
  async get(id: string): Promise<CopyBackfillRow> {
    const row = await this.knex<CopyBackfillRow & { deleted_at: Date | null }>("copy_backfill").where({ id, deleted_at: null }).first()
    if (!row) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no backfill with the id ${id}.`)
    return row
  }

  /** The newest first. */
  async list({ skip, take }: Page): Promise<{ rows: CopyBackfillRow[]; count: number }> {
    const rows = await this.knex<CopyBackfillRow>("copy_backfill").orderByRaw("created_at DESC, id DESC").offset(skip).limit(take)
    const counted = await this.knex("copy_backfill").first<{ count: string }>(this.knex.raw("count(*) AS count"))
    return { rows, count: Number(counted?.count ?? 0) }
  }

  /** Items of a backfill, those finished last first, then in the order in which they are taken. */
  async items(id: string, { skip, take, status, q }: ItemsPage): Promise<{ rows: CopyBackfillItemRow[]; count: number }> {
    const matching = () =>
      this.knex<CopyBackfillItemRow>("copy_backfill_item")
        .where({ backfill_id: id, deleted_at: null })
        .modify((query) => void (status && query.whereIn("status", [...status])))
        .modify((query) => void (q && query.whereILike("product_title", `%${q.replace(/[\\%_]/g, "\\$&")}%`)))
    const found = async () => Number((await matching().first<{ count: string }>(this.knex.raw("count(*) AS count"))).count)
    const all = async () => {
      const counts = (await countItems(this.knex, [id])).get(id)
      return (status ?? BACKFILL_ITEM_STATUSES).reduce((sum, each) => sum + (counts?.[each] ?? 0), 0)
    }
    const [rows, count] = await Promise.all([
      matching().orderByRaw("finished_at DESC NULLS LAST, position").offset(skip).limit(take),
      q ? found() : all(),
    ])
    return { rows, count }
  }

  /** Begins a planned backfill, or goes on with one that was paused or stopped. Running already, it runs on. */
  async run(id: string): Promise<void> {
    await this.change(id, ["planned", "running", "paused", "stopped"], "started", {
      ...GOES_ON,
      started_at: this.knex.raw("COALESCE(started_at, now())"),
    })
    await this.finishIfDone(id)
  }

  /** Takes nothing up any more. What is in the model is finished; what only waits for it is given back. */
  async pause(id: string): Promise<void> {
    await this.change(id, ["running", "paused"], "paused", { status: "paused" })
    await this.withdraw(id)
  }

  /** For good: what is left is skipped. */
  async cancel(id: string): Promise<void> {
    await this.change(id, ["planned", "running", "paused", "stopped", "cancelled"], "cancelled", {
      status: "cancelled",
      tries_again_at: null,
      finished_at: this.knex.fn.now(),
    })
    await this.withdraw(id)
    await this.knex("copy_backfill_item").where({ backfill_id: id, status: "waiting", deleted_at: null }).update(skipped(this.knex, "cancelled"))
  }

  /**
   * By the store itself, for a reason that would fail all that is left. Where that may pass by itself, it is
   * tried again, and a person is told only once, until it has got on in between.
   *
   * @returns false when it was not running, nor stopped before
   */
  async stop(id: string, reason: DraftError): Promise<boolean> {
    const mayPass = isModelLoadErrorCode(reason.code)
    const { rows } = await this.knex.raw<{ rows: { tells: boolean }[] }>(
      `UPDATE copy_backfill b SET status = 'stopped', stop_reason = :reason, updated_at = now(),
         tries_again_at = CASE WHEN :mayPass THEN now() + :seconds * interval '1 second' END,
         told_at = CASE WHEN NOT :mayPass OR b.told_at IS NULL OR EXISTS (
           SELECT 1 FROM copy_backfill_item i WHERE i.backfill_id = b.id AND i.status = 'done' AND i.finished_at > b.told_at AND i.deleted_at IS NULL)
           THEN now() ELSE b.told_at END
       WHERE id = :id AND status = 'running' RETURNING told_at = now() AS tells`,
      { id, reason: JSON.stringify(reason), mayPass, seconds: TRIED_AGAIN_AFTER }
    )
    const [stopped] = rows
    if (!stopped) return (await this.get(id)).status === "stopped"
    await this.withdraw(id)
    if (stopped.tells) this.tell(id, "copy-backfill.stopped")
    return true
  }

  /** Stops a backfill of which nothing succeeds any more: the rest would only fail too. */
  async stopAfterFailures(id: string): Promise<void> {
    const last = await this.knex<CopyBackfillItemRow>("copy_backfill_item")
      .where({ backfill_id: id, deleted_at: null })
      .whereIn("status", ["done", "failed"])
      // Both said for the index, which has those without a time last.
      .whereNotNull("finished_at")
      .orderBy("finished_at", "desc", "last")
      .limit(FAILURES_TO_STOP)
      .select("status", "reason")
    if (last.length < FAILURES_TO_STOP || last.some(({ status }) => status === "done")) return
    const message = `The last ${FAILURES_TO_STOP} drafts failed. The last one said: ${last[0]?.reason?.message ?? "nothing"}`
    await this.stop(id, { code: "many_failures", message, retryable: true })
  }

  /**
   * Has failed items made again, all or those named; a backfill that had ended runs again.
   *
   * @returns how many
   */
  async retry(id: string, itemIds?: readonly string[]): Promise<number> {
    await this.get(id)
    const count = await this.knex("copy_backfill_item")
      .where({ backfill_id: id, status: "failed", deleted_at: null })
      .modify((query) => void (itemIds && query.whereIn("id", itemIds)))
      .update({ status: "waiting", draft_id: null, reason: null, queued_at: null, finished_at: null })
    if (count > 0) {
      await this.knex("copy_backfill")
        .where({ id })
        .whereIn("status", ["finished", "cancelled"])
        .update({ status: "running", finished_at: null, updated_at: this.knex.fn.now() })
    }
    return count
  }

  /** Leaves an item out that has not been taken up, or that failed. */
  async skip(id: string, itemId: string): Promise<void> {
    await this.withdraw(id, itemId)
    const count = await this.knex("copy_backfill_item")
      .where({ backfill_id: id, id: itemId, deleted_at: null })
      .whereIn("status", ["waiting", "failed", "skipped"])
      .update(skipped(this.knex, "by_hand"))
    if (count === 0) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        "This item cannot be skipped: its draft is being made, or is done. Reject the draft if you do not want it."
      )
    }
    await this.finishIfDone(id)
  }

  /** Items whose drafts were asked for and wait for the model are as if they had not been. */
  async withdraw(id: string, itemId?: string): Promise<void> {
    await this.knex.raw(
      `WITH drafts AS (
         DELETE FROM copy_draft d USING copy_backfill_item i
         WHERE i.backfill_id = :id AND i.status = 'queued' AND i.deleted_at IS NULL AND i.draft_id = d.id AND (:item::text IS NULL OR i.id = :item)
           AND d.status = 'pending' AND d."trigger" = 'backfill'
           AND NOT EXISTS (SELECT 1 FROM copy_backfill_item o WHERE o.draft_id = d.id AND o.status = 'queued' AND o.deleted_at IS NULL AND o.backfill_id <> i.backfill_id)
         RETURNING d.id)
       UPDATE copy_backfill_item SET status = 'waiting', draft_id = NULL, queued_at = NULL
       WHERE status = 'queued' AND deleted_at IS NULL AND draft_id IN (SELECT id FROM drafts)`,
      { id, item: itemId ?? null }
    )
  }

  /** Ids of the backfills that a draft is made for. */
  async idsFor(draftId: string): Promise<string[]> {
    const rows = await this.knex("copy_backfill_item").where({ draft_id: draftId, status: "queued", deleted_at: null }).distinct<{ backfill_id: string }[]>("backfill_id")
    return rows.map(({ backfill_id }) => backfill_id)
  }

  /** Whether there is something to take up now, were there a free process. */
  async isAtWork(): Promise<boolean> {
    const running = await this.knex<CopyBackfillRow>("copy_backfill").where({ status: "running" })
    return running.some(({ hours }) => isWithinHours(hours))
  }

  /**
   * Ends a backfill of which nothing is left.
   *
   * @returns true for the one call that ended it
   */
  async finishIfDone(id: string): Promise<boolean> {
    const ended = await this.knex("copy_backfill")
      .where({ id, status: "running" })
      .whereRaw("COALESCE(?, ?) IS NULL", [this.firstItem(id, "waiting"), this.firstItem(id, "queued")])
      .update({ status: "finished", finished_at: this.knex.fn.now(), updated_at: this.knex.fn.now() })
    if (ended > 0) this.tell(id, "copy-backfill.finished")
    return ended > 0
  }

  /** Asked for in order, since PostgreSQL would else look for any, from the first row on, past all that are done. */
  private firstItem(id: string, status: BackfillItemStatus) {
    return this.knex("copy_backfill_item").where({ backfill_id: id, status, deleted_at: null }).orderBy("position").limit(1).select("id")
  }

  private async change(id: string, from: BackfillStatus[], done: string, change: object): Promise<void> {
    const { status } = await this.get(id)
    const count = await this.knex("copy_backfill")
      .where({ id })
      .whereIn("status", from)
      .update({ ...change, updated_at: this.knex.fn.now() })
    if (count === 0) {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `A backfill that is ${status} cannot be ${done}.`)
    }
  }
}
