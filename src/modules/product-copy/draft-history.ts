import type { Knex } from "@medusajs/framework/mikro-orm/knex"

import type { Locale } from "../../copy/limits"
import { MOST_EARLIER_DRAFTS, type EarlierDraft } from "../../drafting"
import type { CopyDraftRow } from "./copy-draft-row"

/** What was drafted before. Each method is one query. */
export class DraftHistory {
  constructor(private readonly knex: Knex) {}

  /** Fingerprint of the newest draft of a product in a language; undefined where there is none. */
  async latestFingerprint(productId: string, locale: Locale): Promise<string | null | undefined> {
    const row = await this.knex<CopyDraftRow>("copy_draft")
      .where({ product_id: productId, locale, deleted_at: null })
      .orderBy("created_at", "desc")
      .orderBy("id", "desc")
      .first("fingerprint")
    return row?.fingerprint
  }

  /** The newest draft whose content was made from the same fingerprint without wishes of a merchant. */
  async findReusable(fingerprint: string, locale: Locale): Promise<CopyDraftRow | null> {
    const row = await this.knex<CopyDraftRow>("copy_draft")
      .where({ fingerprint, locale, deleted_at: null, instructions: null })
      .whereIn("status", ["ready", "accepted", "superseded"])
      .whereNotNull("content")
      .orderBy("created_at", "desc")
      .first()
    return row ?? null
  }

  /** What was drafted last of a product in a language, however it was decided on; the newest last. */
  async earlierDrafts(productId: string, locale: Locale): Promise<EarlierDraft[]> {
    const rows = await this.knex<CopyDraftRow>("copy_draft")
      .where({ product_id: productId, locale, deleted_at: null })
      .whereNotNull("content")
      .orderBy("created_at", "desc")
      .limit(MOST_EARLIER_DRAFTS)
      .select("content", "edited")
    return rows.flatMap(({ content, edited }) => (content ? [{ content, edited }] : [])).reverse()
  }
}
