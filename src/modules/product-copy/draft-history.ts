import type { Knex } from "@medusajs/framework/mikro-orm/knex"

import type { DraftStatus } from "../../copy/draft"
import type { Locale } from "../../copy/limits"
import { MOST_EARLIER_DRAFTS, type EarlierDraft } from "../../drafting"
import type { CopySummaryDTO } from "../../types/copy-summary"
import type { CopyDraftRow } from "./copy-draft-row"

/** The newest draft of a product in a language, superseded ones not counted. */
export interface NewestDraft {
  status: DraftStatus
  /** Whether a person changed it. */
  edited: boolean
  /** Of the vision-language model and the template that wrote it; null before it was written. */
  revision: string | null
  template: string | null
}

export type DraftsForReview = Omit<CopySummaryDTO, "products_without_copy">

/** Drafts from which a speed is told. */
const LAST_DRAFTS = 20

/** What was drafted before. Each method is one query. */
export class DraftHistory {
  constructor(private readonly knex: Knex) {}

  /** Fingerprint of the newest draft of a product in a language, of its main picture; undefined where there is none. */
  async latestFingerprint(productId: string, locale: Locale): Promise<string | null | undefined> {
    const row = await this.latest(productId, locale)
    return row?.fingerprint
  }

  /** Reference of the template that the newest draft of a product's main picture in a language is or was written with; null where that is not known yet. */
  async latestTemplate(productId: string, locale: Locale): Promise<string | null> {
    const row = await this.latest(productId, locale)
    return row?.template ?? null
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

  /** By `product locale`. */
  async newest(productIds: readonly string[], locales: readonly Locale[]): Promise<Map<string, NewestDraft>> {
    const { rows } = await this.knex.raw<{ rows: (NewestDraft & { product_id: string; locale: string })[] }>(
      `SELECT DISTINCT ON (product_id, locale) product_id, locale, status, edited::text <> '{}' AS edited,
         provenance->>'revision' AS revision, template
       FROM copy_draft
       WHERE product_id = ANY(:products) AND locale = ANY(:locales) AND deleted_at IS NULL AND status <> 'superseded'
       ORDER BY product_id, locale, created_at DESC, id DESC`,
      { products: [...productIds], locales: [...locales] }
    )
    return new Map(rows.map((row) => [`${row.product_id} ${row.locale}`, row]))
  }

  /** `picture locale` of which a draft of this model and one of these templates is there to be copied. */
  async draftedPictures({ revision, templates }: { revision: string; templates: readonly string[] }): Promise<Set<string>> {
    const { rows } = await this.knex.raw<{ rows: { key: string }[] }>(
      `SELECT DISTINCT (provenance->'picture_ids'->>0) || ' ' || locale AS key FROM copy_draft
       WHERE deleted_at IS NULL AND instructions IS NULL AND content IS NOT NULL AND status IN ('ready', 'accepted', 'superseded')
         AND provenance->>'revision' = :revision AND template = ANY(:templates)`,
      { revision, templates: [...templates] }
    )
    return new Set(rows.map(({ key }) => key))
  }

  /** Of the last drafts that the model wrote, each as long as it took; null before any. */
  async secondsPerDraft(): Promise<number | null> {
    const { rows } = await this.knex.raw<{ rows: { seconds: number | null }[] }>(
      `SELECT avg(ms)::float / 1000 AS seconds FROM (
         SELECT (provenance->'timings_ms'->>'vision')::float + (provenance->'timings_ms'->>'prefill')::float
           + (provenance->'timings_ms'->>'decode')::float AS ms
         FROM copy_draft WHERE deleted_at IS NULL AND content IS NOT NULL AND provenance->>'reused_from' IS NULL
         ORDER BY created_at DESC LIMIT :last) AS last`,
      { last: LAST_DRAFTS }
    )
    return rows[0]?.seconds ?? null
  }

  /** Each figure from an index of its own: a store has many drafts that nobody waits for any more. */
  async countForReview(acceptedSince: Date): Promise<DraftsForReview> {
    const count = (where: string) => `(SELECT count(*)::int FROM copy_draft WHERE deleted_at IS NULL AND ${where})`
    const { rows } = await this.knex.raw<{ rows: DraftsForReview[] }>(
      `SELECT ${count("status = 'ready'")} AS to_review, ${count("status = 'failed'")} AS failed,
         ${count("status = 'ready' AND has_conflict")} AS conflicts,
         ${count("status = 'accepted' AND decided_at >= :since")} AS accepted,
         ${count("status IN ('pending', 'generating')")} AS in_the_making`,
      { since: acceptedSince }
    )
    return rows[0] ?? { to_review: 0, failed: 0, conflicts: 0, accepted: 0, in_the_making: 0 }
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

  private latest(productId: string, locale: Locale): Promise<Pick<CopyDraftRow, "fingerprint" | "template"> | undefined> {
    return this.knex<CopyDraftRow>("copy_draft")
      .where({ product_id: productId, locale, picture_id: null, deleted_at: null })
      .orderBy("created_at", "desc")
      .orderBy("id", "desc")
      .first("fingerprint", "template")
  }
}
