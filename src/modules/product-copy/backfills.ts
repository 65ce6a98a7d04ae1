import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"

import type { DraftError } from "../../copy/draft"
import type { Locale } from "../../copy/limits"
import type {
  BackfillHours,
  BackfillItemStatus,
  BackfillPlan,
  BackfillSelection,
  BackfillStatus,
  SkipReason,
} from "../../types/copy-backfill"
import { isWithinHours } from "./backfill-hours"

/** Drafts that a dry run has made, to be looked at before the rest is begun. */
const SAMPLES = 3
/** Failures in a row that tell of something wrong with more than one product. */
const FAILURES_TO_STOP = 20
/** Rows of one INSERT: far below what PostgreSQL takes, large enough that 20,000 items are soon in. */
const INSERTED_AT_ONCE = 500

export interface CopyBackfillRow {
  id: string
  status: BackfillStatus
  selection: BackfillSelection
  locales: Locale[]
  hours: BackfillHours | null
  drafts_per_hour: number | null
  plan: BackfillPlan
  stop_reason: DraftError | null
  created_by: string | null
  created_at: Date
  started_at: Date | null
  finished_at: Date | null
}

export interface CopyBackfillItemRow {
  id: string
  backfill_id: string
  product_id: string
  product_title: string
  locale: Locale
  position: number
  status: BackfillItemStatus
  draft_id: string | null
  reason: DraftError | null
  queued_at: Date | null
  finished_at: Date | null
}

/** Emitted with the backfill's `id`, once each time. */
export type BackfillEvent = "copy-backfill.finished" | "copy-backfill.stopped"

export type NewBackfill = Pick<CopyBackfillRow, "selection" | "locales" | "hours" | "drafts_per_hour" | "created_by">
export type NewBackfillItem = Pick<CopyBackfillItemRow, "product_id" | "product_title" | "locale"> & { skip?: SkipReason }

interface Page {
  skip: number
  take: number
}

interface ItemsPage extends Page {
  status?: readonly BackfillItemStatus[]
  /** Found in the product's title. */
  q?: string
}

/** What became of an item when its draft was to be asked for. */
export type Asked = { draft_id: string } | { skip: SkipReason }

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
    const rows = await matching().orderByRaw("finished_at DESC NULLS LAST, position").offset(skip).limit(take)
    const counted = await matching().first<{ count: string }>(this.knex.raw("count(*) AS count"))
    return { rows, count: Number(counted?.count ?? 0) }
  }

  /** Begins a planned backfill, or goes on with one that was paused or stopped. Running already, it runs on. */
  async run(id: string): Promise<void> {
    await this.change(id, ["planned", "running", "paused", "stopped"], "started", {
      status: "running",
      stop_reason: null,
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
      finished_at: this.knex.fn.now(),
    })
    await this.withdraw(id)
    await this.knex("copy_backfill_item").where({ backfill_id: id, status: "waiting", deleted_at: null }).update(this.skipped("cancelled"))
  }

  /** By the store itself, for a reason that would fail all that is left. False when it was not running, nor stopped before. */
  async stop(id: string, reason: DraftError): Promise<boolean> {
    const stopped = await this.knex("copy_backfill")
      .where({ id, status: "running" })
      .update({ status: "stopped", stop_reason: JSON.stringify(reason), updated_at: this.knex.fn.now() })
    if (stopped === 0) return (await this.get(id)).status === "stopped"
    await this.withdraw(id)
    this.tell(id, "copy-backfill.stopped")
    return true
  }

  /** Stops a backfill of which nothing succeeds any more: the rest would only fail too. */
  async stopAfterFailures(id: string): Promise<void> {
    const last = await this.knex<CopyBackfillItemRow>("copy_backfill_item")
      .where({ backfill_id: id, deleted_at: null })
      .whereIn("status", ["done", "failed"])
      // Said for the index, which has those without a time first.
      .whereNotNull("finished_at")
      .orderBy("finished_at", "desc")
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
      .update(this.skipped("by_hand"))
    if (count === 0) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        "This item cannot be skipped: its draft is being made, or is done. Reject the draft if you do not want it."
      )
    }
    await this.finishIfDone(id)
  }

  /**
   * Asks for the drafts of the next items of the backfills that run now. Processes may do so side by side.
   *
   * @param ask of one item, in the transaction that takes it up
   * @returns how many items were taken up, those that `ask` left out with them
   */
  async takeUp(most: number, ask: (item: CopyBackfillItemRow, backfill: CopyBackfillRow, transaction: Knex) => Promise<Asked>): Promise<number> {
    const all = await this.knex<CopyBackfillRow>("copy_backfill")
      .whereIn("status", ["planned", "running"])
      // Who has just planned one looks at the page and waits for its samples.
      .orderByRaw("status = 'running', started_at, id")
    let taken = 0
    for (const backfill of all.filter(({ status, hours }) => status === "planned" || isWithinHours(hours))) {
      taken += await this.takeUpOf(backfill, most - taken, ask)
      if (taken >= most) break
    }
    return taken
  }

  private async takeUpOf(backfill: CopyBackfillRow, most: number, ask: Parameters<Backfills["takeUp"]>[1]): Promise<number> {
    let taken = 0
    const left = await this.knex.transaction(async (transaction) => {
      // One at a time, or two would each take what the samples or the pace leave. Whoever pauses it waits
      // for this to end, and then gives back what was asked for.
      const stillRuns = await transaction("copy_backfill").where({ id: backfill.id, status: backfill.status }).forUpdate().first("id")
      const count = stillRuns ? Math.min(most, await this.allowance(backfill, transaction)) : 0
      if (count === 0) return true
      const items = await transaction<CopyBackfillItemRow>("copy_backfill_item")
        .where({ backfill_id: backfill.id, status: "waiting", deleted_at: null })
        .orderBy("position")
        .limit(count)
        .forUpdate()
        .skipLocked()
      for (const item of items) {
        const result = await ask(item, backfill, transaction)
        const change = "skip" in result ? this.skipped(result.skip) : { status: "queued", draft_id: result.draft_id, queued_at: this.knex.fn.now() }
        await transaction("copy_backfill_item").where({ id: item.id }).update(change)
      }
      taken = items.length
      return items.length > 0
    })
    if (!left) {
      await this.takeBackOrphans(backfill.id)
      await this.finishIfDone(backfill.id)
    }
    return taken
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

  private skipped(reason: SkipReason) {
    return { status: "skipped", reason: JSON.stringify(skipReason(reason)), draft_id: null, finished_at: this.knex.fn.now() }
  }
}

/**
 * Says of the items that wait for a draft what became of it. To be called in the transaction in which
 * that is decided.
 */
export async function settleItems(transaction: Knex, draftIds: readonly string[], outcome: "done" | "skipped" | DraftError): Promise<void> {
  const status = typeof outcome === "string" ? outcome : "failed"
  const reason = outcome === "done" ? null : outcome === "skipped" ? skipReason("product_gone") : outcome
  await transaction("copy_backfill_item")
    .whereIn("draft_id", draftIds)
    .where({ status: "queued", deleted_at: null })
    .update({ status, reason: reason && JSON.stringify(reason), finished_at: transaction.fn.now() })
}

const SKIP_MESSAGES: Record<SkipReason, string> = {
  no_picture: "The product has no picture.",
  product_gone: "The product was deleted.",
  decided: "A person has already decided on the product's copy.",
  draft_waiting: "A draft of the product already waits for review.",
  by_hand: "It was left out by hand.",
  cancelled: "The backfill was cancelled.",
}

function skipReason(code: SkipReason): DraftError {
  return { code, message: SKIP_MESSAGES[code], retryable: false }
}
