import { Readable } from "node:stream"

import type { Knex } from "@medusajs/framework/mikro-orm/knex"

import { chooseExamples, MOST_CANDIDATES, type ChosenExample, type ExampleCandidate } from "../../copy/examples"
import { fineTuningExample, type AcceptedDraft } from "../../copy/fine-tuning"
import type { Locale } from "../../copy/limits"
import type { FeedbackPeriod } from "../../types/copy-feedback"
import type { ProductSource } from "./product-source"

/** Drafts that are in memory at a time. */
const A_PAGE = 200

/** Addresses of pictures by their ids; those that are gone are missing. */
export type ReadPictureAddresses = (ids: string[]) => Promise<ReadonlyMap<string, string>>

interface Place {
  /** As PostgreSQL writes it: JavaScript's times have no microseconds. */
  at: string
  id: string
}

/** What people accepted. */
export class AcceptedCopy {
  constructor(private readonly knex: Knex) {}

  /**
   * JSON lines for fine-tuning, in the order of their acceptance. Of however many, a page is read when the one
   * before it has been taken; nothing is read any more once it is destroyed.
   */
  lines(period: FeedbackPeriod, readAddresses: ReadPictureAddresses): Readable {
    return Readable.from(this.chunks(period, readAddresses), { objectMode: false, highWaterMark: 1 })
  }

  /** Copy of other products of the same category and language to show to the model; [] where there is none. */
  async examplesFor({ id, facts }: Pick<ProductSource, "id" | "facts">, locale: Locale, count: number): Promise<ChosenExample[]> {
    const category = facts.categories?.[0]
    if (count === 0 || category === undefined) return []
    const { rows } = await this.knex.raw<{ rows: ExampleCandidate[] }>(
      `SELECT draft.id, draft.product_id, draft.content, draft.edited, COALESCE(draft.provenance->'facts', '{}') AS facts,
         (SELECT COALESCE(avg(changed), 0)::float FROM copy_feedback its WHERE its.draft_id = draft.id AND its.accepted AND its.deleted_at IS NULL) AS changed
       FROM copy_feedback feedback JOIN copy_draft draft ON draft.id = feedback.draft_id
       WHERE feedback.category = :category AND feedback.locale = :locale AND feedback.accepted AND feedback.field = 'description'
         AND feedback.deleted_at IS NULL AND feedback.product_id <> :id
         AND draft.status = 'accepted' AND draft.deleted_at IS NULL AND draft.published @> '[{"field": "title"}]'
       ORDER BY feedback.created_at DESC LIMIT :most`,
      { category, locale, id, most: MOST_CANDIDATES }
    )
    return chooseExamples(rows, count, locale)
  }

  private async *chunks(period: FeedbackPeriod, readAddresses: ReadPictureAddresses): AsyncGenerator<Buffer> {
    for await (const drafts of this.pages(period)) {
      const addresses = await readAddresses([...new Set(drafts.flatMap(({ provenance }) => provenance.picture_ids))])
      const lines = drafts.map((draft) => `${JSON.stringify(fineTuningExample(draft, (id) => addresses.get(id)))}\n`)
      yield Buffer.from(lines.join(""))
    }
  }

  private async *pages(period: FeedbackPeriod): AsyncGenerator<AcceptedDraft[]> {
    for (let after: Place | null = null; ; ) {
      const rows: (AcceptedDraft & Place)[] = await this.page(period, after)
      const last = rows.at(-1)
      if (!last) return
      yield rows
      after = { at: last.at, id: last.id }
    }
  }

  private async page({ from, to, locale }: FeedbackPeriod, after: Place | null): Promise<(AcceptedDraft & Place)[]> {
    return this.knex("copy_draft")
      .where({ status: "accepted", deleted_at: null })
      .whereNotNull("content")
      .whereNotNull("provenance")
      .modify((query) => {
        if (locale) query.where({ locale })
        if (from) query.where("decided_at", ">=", from)
        if (to) query.where("decided_at", "<", to)
        if (after) query.whereRaw("(decided_at, id) > (CAST(? AS timestamptz), ?)", [after.at, after.id])
      })
      // Of the table: by itself, the name would mean the text below.
      .orderBy(["copy_draft.decided_at", "copy_draft.id"])
      .limit(A_PAGE)
      .select<(AcceptedDraft & Place)[]>(
        ...["id", "product_id", "locale", "content", "edited", "provenance", "instructions"],
        this.knex.raw("COALESCE(published, '[]') AS published"),
        this.knex.raw("decided_at::text AS at"),
        this.knex.raw("to_char(decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') AS decided_at")
      )
  }
}
