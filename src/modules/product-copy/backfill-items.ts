import type { Knex } from "@medusajs/framework/mikro-orm/knex"

import type { DraftError } from "../../copy/draft"
import type { SkipReason } from "../../types/copy-backfill"

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

/** As an item keeps it. */
export function skipReason(code: SkipReason): DraftError {
  return { code, message: SKIP_MESSAGES[code], retryable: false }
}

/** The columns of an item that is left out. */
export function skipped(knex: Knex, reason: SkipReason) {
  return { status: "skipped", reason: JSON.stringify(skipReason(reason)), draft_id: null, finished_at: knex.fn.now() }
}
