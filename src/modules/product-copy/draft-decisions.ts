import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"

import type { CopyChange, DraftAction, DraftStatus, EditedCopy, PublishedField } from "../../copy/draft"
import type { CopyDraftRow } from "./copy-draft-row"
import type { CopyFeedbackRow } from "./copy-feedback-row"
import { noteFeedback, restoreFeedback } from "./feedback-log"

/** What a merchant decided about, as the decision saw it. */
export interface SeenDraft {
  id: string
  status: DraftStatus
  published: PublishedField[] | null
}

/** Who decided. */
export interface DecidedBy {
  /** Id of an admin; null where no person did. */
  actor_id?: string | null
  /** The same for all that is decided together. */
  batch_id?: string | null
}

/** What the history is to say of a decision. */
export interface DecisionRecord extends DecidedBy {
  changes?: CopyChange[]
  note?: string | null
}

/** The columns that decisions change. */
type Decided = Pick<
  CopyDraftRow,
  "status" | "published" | "edited" | "search_text" | "risk" | "reject_reason" | "has_conflict" | "decided_by" | "decided_at"
>
const JSON_COLUMNS: readonly string[] = ["published", "edited"]

/** What it takes to take a decision back whose consequence failed. */
export interface MadeDecision {
  id: string
  event_id: string
  before: Decided
  /** Other drafts of which it changed the status, with the status that they had. */
  others: { id: string; status: DraftStatus }[]
  /** The feedback on the draft as it was. */
  feedback: CopyFeedbackRow[]
}

/**
 * What merchants do with drafts. Each method is one transaction that changes the draft only where it still
 * is as the decision saw it, and writes the history and the feedback with it; null where it is not: of two
 * decisions at the same time one wins.
 */
export class DraftDecisions {
  constructor(private readonly knex: Knex) {}

  accept(seen: SeenDraft, published: PublishedField[], record: DecisionRecord): Promise<MadeDecision | null> {
    return this.decide(seen, "accept", record, {
      ...this.decidedBy(record),
      status: "accepted",
      published: JSON.stringify(published),
      has_conflict: false,
    })
  }

  /** Takes back what accept wrote; some of it may stay. */
  undoAccept(seen: SeenDraft, left: PublishedField[], record: DecisionRecord): Promise<MadeDecision | null> {
    if (left.length > 0) return this.decide(seen, "undo", record, { published: JSON.stringify(left) })
    return this.decide(seen, "undo", record, { ...UNDECIDED, published: null, status: this.readyOrSuperseded() })
  }

  reject(seen: SeenDraft, record: DecisionRecord): Promise<MadeDecision | null> {
    return this.decide(seen, "reject", record, {
      ...this.decidedBy(record),
      status: "rejected",
      reject_reason: record.note ?? null,
    })
  }

  /** As it was before: to be reviewed, or failed. */
  undoReject(seen: SeenDraft, record: DecisionRecord): Promise<MadeDecision | null> {
    return this.decide(seen, "undo", record, { ...UNDECIDED, reject_reason: null, status: this.readyOrSuperseded() })
  }

  edit(seen: SeenDraft, edited: EditedCopy, searchText: string, risk: number, record: DecisionRecord): Promise<MadeDecision | null> {
    return this.decide(seen, "edit", record, { edited: JSON.stringify(edited), search_text: searchText, risk })
  }

  /** An earlier draft waits for review again, and those that took its place do not any more. */
  restore(seen: SeenDraft, record: DecisionRecord): Promise<MadeDecision | null> {
    return this.decide(seen, "restore", record, { ...UNDECIDED, status: "ready" }, async (transaction, { product_id, locale }) => {
      const newer = () =>
        transaction<CopyDraftRow>("copy_draft").where({ product_id, locale, status: "ready", deleted_at: null }).whereNot({ id: seen.id })
      const others = await newer().forUpdate().select("id", "status")
      await newer().update({ status: "superseded", updated_at: transaction.fn.now() })
      return others
    })
  }

  /** Takes a decision back whose consequence failed, its place in the history and its feedback with it. */
  async takeBack({ id, event_id, before, others, feedback }: MadeDecision): Promise<void> {
    await this.knex.transaction(async (transaction) => {
      const columns = Object.entries(before).map(([name, value]) => [name, JSON_COLUMNS.includes(name) && value ? JSON.stringify(value) : value])
      await transaction("copy_draft").where({ id }).update({ ...Object.fromEntries(columns), updated_at: transaction.fn.now() })
      for (const other of others) await transaction("copy_draft").where({ id: other.id }).update({ status: other.status })
      await transaction("copy_draft_event").where({ id: event_id }).delete()
      await restoreFeedback(transaction, id, feedback)
    })
  }

  /** Notes of drafts of a product whether the product changed since; those not named stay as they are. */
  async noteConflicts(conflicts: ReadonlyMap<string, boolean>): Promise<void> {
    for (const [id, has_conflict] of conflicts) {
      // Not a change of the draft itself: it keeps its time.
      await this.knex("copy_draft").where({ id }).whereNot({ has_conflict }).update({ has_conflict })
    }
  }

  private decide(
    { id, status, published }: SeenDraft,
    action: DraftAction,
    { actor_id = null, batch_id = null, changes = [], note = null }: DecisionRecord,
    update: object,
    andOthers?: (transaction: Knex, row: CopyDraftRow) => Promise<MadeDecision["others"]>
  ): Promise<MadeDecision | null> {
    return this.knex.transaction(async (transaction) => {
      const row = await transaction<CopyDraftRow>("copy_draft")
        .where({ id, status, deleted_at: null })
        .whereRaw("published IS NOT DISTINCT FROM ?::jsonb", [published && JSON.stringify(published)])
        .forUpdate()
        .first()
      if (!row) return null
      const others = (await andOthers?.(transaction, row)) ?? []
      await transaction("copy_draft").where({ id }).update({ ...update, updated_at: transaction.fn.now() })
      const event_id = generateEntityId(undefined, "cdevent")
      const { product_id, locale } = row
      await transaction("copy_draft_event").insert({
        ...{ id: event_id, draft_id: id, product_id, locale, action, actor_id, batch_id, note },
        changes: JSON.stringify(changes),
        // Not the transaction's beginning: what waited for another comes after it.
        created_at: transaction.raw("clock_timestamp()"),
      })
      const feedback = await noteFeedback(transaction, id, actor_id)
      const { status: was, published: wrote, edited, search_text, risk, reject_reason, has_conflict, decided_by, decided_at } = row
      const before = { status: was, published: wrote, edited, search_text, risk, reject_reason, has_conflict, decided_by, decided_at }
      return { id, event_id, before, others, feedback }
    })
  }

  private decidedBy({ actor_id = null }: DecisionRecord) {
    return { decided_by: actor_id, decided_at: this.knex.fn.now() }
  }

  /** Ready again, unless a newer draft has taken its place meanwhile; one that was never written is failed again. */
  private readyOrSuperseded() {
    return this.knex.raw(
      `CASE WHEN EXISTS (SELECT 1 FROM copy_draft newer WHERE newer.product_id = copy_draft.product_id
         AND newer.locale = copy_draft.locale AND newer.created_at > copy_draft.created_at
         AND newer.status IN ('ready', 'accepted') AND newer.deleted_at IS NULL)
       THEN 'superseded' WHEN content IS NULL THEN 'failed' ELSE 'ready' END`
    )
  }
}

const UNDECIDED = { decided_by: null, decided_at: null }
