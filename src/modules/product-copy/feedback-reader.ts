import type { Knex } from "@medusajs/framework/mikro-orm/knex"

import type { CopyField } from "../../copy/draft"
import type { FeedbackVerdict } from "../../copy/feedback"
import type { CopyFeedbackDTO, FeedbackPeriod } from "../../types/copy-feedback"
import type { CopyFeedbackRow } from "./copy-feedback-row"

/** Which feedback is to be listed. All that is given must hold. */
export interface FeedbackFilter extends FeedbackPeriod {
  draft_id?: string
  product_id?: string
  field?: CopyField
  verdict?: FeedbackVerdict
  template?: string
  model?: string
  category?: string
  actor_id?: string
}

type ListedRow = CopyFeedbackRow & Pick<CopyFeedbackDTO, "before" | "after">

/** Reads feedback one by one, with the words that it is about, which stand in the drafts. */
export class FeedbackReader {
  constructor(private readonly knex: Knex) {}

  /** The newest first. */
  async list(filter: FeedbackFilter, { skip, take }: { skip: number; take: number }): Promise<{ rows: CopyFeedbackDTO[]; count: number }> {
    const [rows, counted] = await Promise.all([this.rows(filter, skip, take), this.matching(filter).count({ count: "*" }).first()])
    return { rows: rows.map(feedbackDTO), count: Number(counted?.count ?? 0) }
  }

  private async rows(filter: FeedbackFilter, skip: number, take: number): Promise<ListedRow[]> {
    return this.matching(filter)
      .leftJoin({ draft: "copy_draft" }, "draft.id", "feedback.draft_id")
      .orderBy([
        { column: "feedback.created_at", order: "desc" },
        { column: "feedback.id", order: "desc" },
      ])
      .offset(skip)
      .limit(take)
      .select<ListedRow[]>(
        "feedback.*",
        this.knex.raw("draft.content -> feedback.field AS before"),
        this.knex.raw(
          "CASE WHEN feedback.verdict <> 'rejected' THEN COALESCE(draft.edited -> feedback.field, draft.content -> feedback.field) END AS after"
        )
      )
  }

  private matching({ from, to, ...equal }: FeedbackFilter) {
    return this.knex({ feedback: "copy_feedback" })
      .where({ "feedback.deleted_at": null })
      .modify((query) => {
        for (const [name, value] of Object.entries(equal)) if (value !== undefined) query.where(`feedback.${name}`, value)
        if (from) query.where("feedback.created_at", ">=", from)
        if (to) query.where("feedback.created_at", "<", to)
      })
  }
}

function feedbackDTO(row: ListedRow): CopyFeedbackDTO {
  const { id, draft_id, product_id, locale, field, verdict, accepted, before, after, distance, changed, removed } = row
  const { template, model, category, examples, actor_id, created_at } = row
  return {
    ...{ id, draft_id, product_id, locale, field, verdict, accepted, before, after, distance, changed, removed },
    ...{ template, model, category, examples, actor_id, created_at: created_at.toISOString() },
  }
}
