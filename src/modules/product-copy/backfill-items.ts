import type { Knex } from "@medusajs/framework/mikro-orm/knex"

import type { DraftError } from "../../copy/draft"
import { BACKFILL_ITEM_STATUSES, type BackfillItemStatus, type SkipReason } from "../../types/copy-backfill"

/**
 * Says of the items that wait for a draft what became of it. To be called in the transaction in which
 * that is decided.
 */
export async function settleItems(transaction: Knex, draftIds: readonly string[], outcome: "done" | SkipReason | DraftError): Promise<void> {
  const status = typeof outcome === "object" ? "failed" : outcome === "done" ? "done" : "skipped"
  const reason = typeof outcome === "object" ? outcome : outcome === "done" ? null : skipReason(outcome)
  await transaction("copy_backfill_item")
    .whereIn("draft_id", draftIds)
    .where({ status: "queued", deleted_at: null })
    .update({ status, reason: reason && JSON.stringify(reason), finished_at: transaction.fn.now() })
}

/**
 * How many items of backfills have which status. Each status by itself, so that PostgreSQL counts the entries
 * of an index: in groups, it would read all items.
 */
export async function countItems(knex: Knex, ids: readonly string[]): Promise<Map<string, Record<BackfillItemStatus, number>>> {
  const { rows } = await knex.raw<{ rows: { id: string; counts: Record<BackfillItemStatus, number> }[] }>(
    `SELECT b.id, jsonb_object_agg(s.status, counted.count) AS counts
     FROM unnest(:ids::text[]) AS b(id) CROSS JOIN unnest(:statuses::text[]) AS s(status) CROSS JOIN LATERAL (
       SELECT count(*) FROM copy_backfill_item WHERE backfill_id = b.id AND status = s.status AND deleted_at IS NULL) AS counted
     GROUP BY b.id`,
    { ids: [...ids], statuses: [...BACKFILL_ITEM_STATUSES] }
  )
  return new Map(rows.map(({ id, counts }) => [id, counts]))
}

const SKIP_MESSAGES: Record<SkipReason, string> = {
  no_picture: "The product has no picture.",
  product_gone: "The product was deleted.",
  decided: "A person has already decided on the product's copy.",
  draft_waiting: "A draft of the product already waits for review.",
  by_hand: "It was left out by hand.",
  cancelled: "The backfill was cancelled.",
}

/** As an item keeps it. */
export function skipReason(code: SkipReason): DraftError {
  return { code, message: SKIP_MESSAGES[code], retryable: false }
}

/** The columns of an item that is left out. */
export function skipped(knex: Knex, reason: SkipReason) {
  return { status: "skipped", reason: JSON.stringify(skipReason(reason)), draft_id: null, finished_at: knex.fn.now() }
}
