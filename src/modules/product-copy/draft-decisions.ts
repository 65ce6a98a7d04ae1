import type { Knex } from "@medusajs/framework/mikro-orm/knex"

import type { DraftStatus, EditedCopy, PublishedField } from "../../copy/draft"

/** What a merchant decided about, as the decision saw it. */
export interface SeenDraft {
  id: string
  status: DraftStatus
  published: PublishedField[] | null
}

/**
 * What merchants do with drafts. Each method is one statement that changes the draft only
 * where it still is as the decision saw it, and says whether it did: of two decisions at the
 * same time one wins.
 */
export class DraftDecisions {
  constructor(private readonly knex: Knex) {}

  accept(seen: SeenDraft, published: PublishedField[]): Promise<boolean> {
    return this.change(seen, { status: "accepted", published: JSON.stringify(published) })
  }

  /** Ready again, unless a newer draft has taken its place meanwhile. */
  undo(seen: SeenDraft): Promise<boolean> {
    return this.change(seen, {
      published: null,
      status: this.knex.raw(
        `CASE WHEN EXISTS (SELECT 1 FROM copy_draft newer WHERE newer.product_id = copy_draft.product_id
           AND newer.locale = copy_draft.locale AND newer.created_at > copy_draft.created_at
           AND newer.status IN ('ready', 'accepted') AND newer.deleted_at IS NULL)
         THEN 'superseded' ELSE 'ready' END`
      ),
    })
  }

  reject(seen: SeenDraft, reason: string | null): Promise<boolean> {
    return this.change(seen, { status: "rejected", reject_reason: reason })
  }

  edit(seen: SeenDraft, edited: EditedCopy, searchText: string): Promise<boolean> {
    return this.change(seen, { edited: JSON.stringify(edited), search_text: searchText })
  }

  /** Takes a decision back whose consequence failed. */
  async restore({ id, status, published }: SeenDraft): Promise<void> {
    await this.knex("copy_draft")
      .where({ id, deleted_at: null })
      .update({ status, published: published && JSON.stringify(published), updated_at: this.knex.fn.now() })
  }

  private async change({ id, status, published }: SeenDraft, update: Record<string, unknown>): Promise<boolean> {
    const count = await this.knex("copy_draft")
      .where({ id, status, deleted_at: null })
      .whereRaw("published IS NOT DISTINCT FROM ?::jsonb", [published && JSON.stringify(published)])
      .update({ ...update, updated_at: this.knex.fn.now() })
    return count > 0
  }
}
