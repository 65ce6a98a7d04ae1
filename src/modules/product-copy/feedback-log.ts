import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"

import { feedbackOf, feedbackOrigin } from "../../copy/feedback"
import type { CopyDraftRow } from "./copy-draft-row"
import type { CopyFeedbackRow } from "./copy-feedback-row"

/** What a decision changes when the same is said again differently; its time and its actor follow. */
const SAID = ["verdict", "accepted", "distance", "changed", "removed"] as const

/**
 * Brings the feedback on a draft in line with what a decision has just made of the draft, in the decision's
 * transaction. What is said as before keeps its time.
 *
 * @returns the feedback before, for `restoreFeedback`
 */
export async function noteFeedback(transaction: Knex, draftId: string, actorId: string | null): Promise<CopyFeedbackRow[]> {
  const before = await feedbackOn(transaction, draftId)
  const draft = await transaction<CopyDraftRow>("copy_draft").where({ id: draftId }).first()
  if (!draft) return before
  const origin = feedbackOrigin(draft.provenance)
  const rows = feedbackOf(draft).map((feedback) => ({
    ...feedback,
    ...origin,
    id: generateEntityId(undefined, "cfeed"),
    draft_id: draftId,
    product_id: draft.product_id,
    locale: draft.locale,
    actor_id: actorId,
    // Not the transaction's beginning: what waited for another comes after it.
    created_at: transaction.raw("clock_timestamp()"),
  }))
  await remove(transaction, draftId, rows.map(({ field }) => field))
  if (rows.length === 0) return before
  await transaction("copy_feedback")
    .insert(rows)
    .onConflict(transaction.raw("(draft_id, field) WHERE deleted_at IS NULL"))
    .merge([...SAID, "actor_id", "created_at"])
    .whereRaw(`(${ofTable("copy_feedback")}) IS DISTINCT FROM (${ofTable("excluded")})`)
  return before
}

/** Puts back what `noteFeedback` found. */
export async function restoreFeedback(transaction: Knex, draftId: string, before: readonly CopyFeedbackRow[]): Promise<void> {
  await remove(transaction, draftId)
  if (before.length > 0) await transaction("copy_feedback").insert([...before])
}

function feedbackOn(knex: Knex, draftId: string): Promise<CopyFeedbackRow[]> {
  return knex<CopyFeedbackRow>("copy_feedback").where({ draft_id: draftId })
}

async function remove(knex: Knex, draftId: string, except: readonly string[] = []): Promise<void> {
  await knex("copy_feedback").where({ draft_id: draftId }).whereNotIn("field", [...except]).delete()
}

function ofTable(table: string): string {
  return SAID.map((column) => `${table}.${column}`).join(", ")
}
