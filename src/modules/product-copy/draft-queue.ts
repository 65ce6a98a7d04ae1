import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"

import type { Baseline, DraftError } from "../../copy/draft"
import { draftRisk } from "../../copy/confidence"
import type { Locale } from "../../copy/limits"
import type { SkipReason } from "../../types/copy-backfill"
import type { CopyDraftRow, FinishedDraft } from "./copy-draft-row"
import { settleItems } from "./backfill-items"
import type { DraftTrigger } from "./models/copy-draft"

/** A draft is tried so often before it fails for good. */
export const MAX_ATTEMPTS = 3

/** Seconds after which a claim lapses unless renewed: its process is taken for dead. */
export const CLAIM_SECONDS = 30

const UNIQUE_VIOLATION = "23505"

export interface DraftRequest {
  product_id: string
  locale: Locale
  trigger: DraftTrigger
  /** The product's fields now. The draft gets those of the moment when it is made. */
  baseline: Baseline
  /** The product's title, to find the draft by. */
  search_text: string
  fingerprint?: string | null
  instructions?: string | null
  /** Of the product's pictures, where not the main one is to be drafted from. */
  picture_id?: string | null
  /** Name of the template that a person chose; else the product decides. */
  template_name?: string | null
  /** Make it anew even where a draft of the same fingerprint could be copied. */
  forced?: boolean
}

/**
 * The drafts of all the store's processes as one queue in PostgreSQL. Every method is one
 * statement or one transaction, so that several processes may call it at the same time.
 *
 * `pending` → claimed → `generating` → `ready` or `failed`; a claim that is not renewed
 * lapses, and the draft can be claimed again.
 */
export class DraftQueue {
  constructor(
    private readonly knex: Knex,
    /** Names this process in its claims. */
    private readonly owner: string
  ) {}

  /**
   * Asks for a draft. A product has at most one in the making in each language: where there
   * is one, it takes up what is new in the request, and starts over when it is out of date.
   */
  async request(request: DraftRequest, knex: Knex = this.knex): Promise<{ id: string; created: boolean }> {
    const { rows } = await knex.raw<{ rows: { id: string; created: boolean }[] }>(
      `INSERT INTO copy_draft AS d
         (id, product_id, locale, status, "trigger", baseline, search_text, fingerprint, instructions, picture_id, template_name, forced, edited, issues, seed)
       VALUES (:id, :product_id, :locale, 'pending', :trigger, :baseline, :search_text, :fingerprint, :instructions, :picture_id, :template_name,
         :forced, '{}', '[]',
         (SELECT count(*) FROM copy_draft WHERE :forced AND product_id = :product_id AND locale = :locale))
       ON CONFLICT (product_id, locale) WHERE status IN ('pending', 'generating') AND deleted_at IS NULL
       DO UPDATE SET
         "trigger" = CASE WHEN 'manual' IN (excluded."trigger", d."trigger") THEN 'manual'
           WHEN 'automatic' IN (excluded."trigger", d."trigger") THEN 'automatic' ELSE 'backfill' END,
         instructions = COALESCE(excluded.instructions, d.instructions),
         picture_id = COALESCE(excluded.picture_id, d.picture_id),
         template_name = COALESCE(excluded.template_name, d.template_name),
         forced = d.forced OR excluded.forced,
         fingerprint = CASE WHEN d.status = 'pending' OR d.fingerprint IS NULL
           THEN COALESCE(excluded.fingerprint, d.fingerprint) ELSE d.fingerprint END,
         rerun = d.rerun OR (d.status = 'generating' AND (
           COALESCE(excluded.instructions <> COALESCE(d.instructions, ''), false)
           OR COALESCE(excluded.picture_id <> COALESCE(d.picture_id, ''), false)
           OR COALESCE(excluded.template_name <> COALESCE(d.template_name, ''), false)
           OR COALESCE(excluded.fingerprint <> d.fingerprint, false))),
         updated_at = now()
       RETURNING d.id, (xmax = 0) AS created`,
      {
        id: generateEntityId(undefined, "cdraft"),
        product_id: request.product_id,
        locale: request.locale,
        trigger: request.trigger,
        baseline: JSON.stringify(request.baseline),
        search_text: request.search_text,
        fingerprint: request.fingerprint ?? null,
        instructions: request.instructions ?? null,
        picture_id: request.picture_id ?? null,
        template_name: request.template_name ?? null,
        forced: request.forced ?? false,
      }
    )
    const [row] = rows
    if (!row) throw new MedusaError(MedusaError.Types.DB_ERROR, "PostgreSQL neither inserted nor found the draft.")
    return row
  }

  /**
   * Takes the next draft of those that were asked for so: a backfill's last, then the oldest. One whose fingerprint is just being made elsewhere
   * waits, to copy the result.
   */
  async claim(triggers: readonly DraftTrigger[]): Promise<CopyDraftRow | null> {
    const { rows } = await this.knex.raw<{ rows: CopyDraftRow[] }>(
      `UPDATE copy_draft SET status = 'generating', claimed_by = :owner, claimed_until = ${inSeconds()},
         started_at = now(), attempts = attempts + 1, fingerprint = NULL, rerun = false, updated_at = now()
       WHERE id = (
         SELECT d.id FROM copy_draft d
         WHERE d.deleted_at IS NULL AND d."trigger" = ANY(:triggers) AND d.attempts < :max AND (
             (d.status = 'pending' AND (d.claimed_until IS NULL OR d.claimed_until <= now()))
             OR (d.status = 'generating' AND d.claimed_until <= now()))
           AND (d.forced OR d.fingerprint IS NULL OR NOT EXISTS (
             SELECT 1 FROM copy_draft g WHERE g.status = 'generating' AND g.claimed_until > now() AND g.id <> d.id
               AND g.fingerprint = d.fingerprint AND g.locale = d.locale AND NOT g.forced AND g.deleted_at IS NULL))
         ORDER BY d."trigger" = 'backfill', d.created_at, d.id
         LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING *`,
      { owner: this.owner, triggers: [...triggers], max: MAX_ATTEMPTS, seconds: CLAIM_SECONDS }
    )
    return rows[0] ?? null
  }

  /** Keeps a claim. False when it is ours no more: the draft was deleted, or taken over. */
  async renew(id: string): Promise<boolean> {
    return (await this.claimed(id).update({ claimed_until: this.inSeconds(CLAIM_SECONDS) })) > 0
  }

  /**
   * Writes down what the draft is made from, before the model is asked.
   * `taken`: another draft of the same fingerprint is being made right now.
   *
   * @param template its reference
   */
  async setFingerprint(id: string, fingerprint: string, template: string): Promise<"set" | "taken" | "lost"> {
    try {
      const count = await this.claimed(id).update({
        // What came in since the claim was about other pictures: this one is out of date.
        rerun: this.knex.raw("rerun OR COALESCE(fingerprint <> ?, false)", [fingerprint]),
        fingerprint,
        template,
      })
      return count > 0 ? "set" : "lost"
    } catch (error) {
      if (isUniqueViolation(error)) return "taken"
      throw error
    }
  }

  /**
   * Stores the result and retires older drafts of the same product and language that nobody
   * accepted. `again`: it was out of date by then and is pending anew.
   */
  async finish(id: string, result: FinishedDraft): Promise<"ready" | "again" | "lost"> {
    return this.knex.transaction(async (transaction) => {
      const row = await this.claimed(id, transaction).forUpdate().first<CopyDraftRow | undefined>()
      if (!row) return "lost"
      if (row.rerun) {
        await transaction("copy_draft").where({ id }).update({ ...this.backToPending(), attempts: 0 })
        return "again"
      }
      await transaction("copy_draft").where({ id }).update({
        ...this.unclaimed(),
        status: "ready",
        content: JSON.stringify(result.content),
        issues: JSON.stringify(result.issues),
        confidence: result.confidence && JSON.stringify(result.confidence),
        risk: draftRisk({ confidence: result.confidence ?? {}, issues: result.issues }),
        has_conflict: false,
        baseline: JSON.stringify(result.baseline),
        provenance: JSON.stringify(result.provenance),
        search_text: result.search_text,
        error: null,
      })
      await settleItems(transaction, [id], "done")
      await this.supersede(transaction, row, ["ready", "failed"])
      return "ready"
    })
  }

  /** Gives up on a draft. An older one that is ready stays, since it is still of use. */
  async fail(id: string, error: DraftError, fingerprint?: string): Promise<void> {
    await this.knex.transaction(async (transaction) => {
      const row = await this.claimed(id, transaction).forUpdate().first<CopyDraftRow | undefined>()
      if (!row) return
      const failed = { status: "failed", error: JSON.stringify(error), fingerprint: row.fingerprint ?? fingerprint ?? null }
      await transaction("copy_draft")
        .where({ id })
        .update(row.rerun ? { ...this.backToPending(), attempts: 0 } : { ...this.unclaimed(), ...failed })
      if (row.rerun) return
      await settleItems(transaction, [id], error)
      await this.supersede(transaction, row, ["failed"])
    })
  }

  /**
   * Gives a claim back, so that the draft is pending again.
   *
   * @param seconds not to be claimed before so many seconds
   * @param counted whether the attempt counts
   */
  async release(id: string, { seconds = 0, counted = true, fingerprint }: ReleaseOptions = {}): Promise<void> {
    await this.claimed(id).update({
      ...this.backToPending(),
      ...(seconds > 0 ? { claimed_until: this.inSeconds(seconds) } : {}),
      ...(counted ? {} : { attempts: this.knex.raw("attempts - 1") }),
      ...(fingerprint ? { fingerprint } : {}),
    })
  }

  /** Drops a claimed draft that there is nothing to make of. */
  async remove(id: string, reason: SkipReason): Promise<void> {
    await this.knex.transaction(async (transaction) => {
      const gone = { ...this.unclaimed(), status: "superseded", deleted_at: this.knex.fn.now() }
      if ((await this.claimed(id, transaction).update(gone)) > 0) await settleItems(transaction, [id], reason)
    })
  }

  /** Fails what was tried often enough and left behind by a process that ended. */
  async failAbandoned(error: DraftError): Promise<number> {
    return this.knex.transaction(async (transaction) => {
      const failed = await transaction("copy_draft")
        .where({ status: "generating", deleted_at: null })
        .where("attempts", ">=", MAX_ATTEMPTS)
        .where("claimed_until", "<=", this.knex.fn.now())
        .update({ ...this.unclaimed(), status: "failed", error: JSON.stringify(error) }, ["id"])
      const ids = failed.map(({ id }: { id: string }) => id)
      if (ids.length > 0) await settleItems(transaction, ids, error)
      return ids.length
    })
  }

  /** Whether any draft waits or is being made, here or elsewhere. */
  async isAtWork(): Promise<boolean> {
    const row = await this.knex("copy_draft")
      .whereIn("status", ["pending", "generating"])
      .where({ deleted_at: null })
      .first("id")
    return row !== undefined
  }

  /** Milliseconds until a draft that has to wait can be claimed; null when none waits. */
  async millisecondsToNext(): Promise<number | null> {
    const row = await this.knex("copy_draft")
      .whereIn("status", ["pending", "generating"])
      .where({ deleted_at: null })
      .where("claimed_until", ">", this.knex.fn.now())
      .first<{ wait: string | null }>(this.knex.raw("EXTRACT(EPOCH FROM min(claimed_until) - now()) * 1000 AS wait"))
    return row?.wait ? Math.ceil(Number(row.wait)) : null
  }

  /** How many drafts wait and how many are being made, in all processes together. */
  async counts(): Promise<{ pending: number; generating: number }> {
    const rows = await this.knex("copy_draft")
      .whereIn("status", ["pending", "generating"])
      .where({ deleted_at: null })
      .groupBy("status")
      .select<{ status: "pending" | "generating"; count: string }[]>("status", this.knex.raw("count(*) AS count"))
    const of = (status: string) => Number(rows.find((row) => row.status === status)?.count ?? 0)
    return { pending: of("pending"), generating: of("generating") }
  }

  private claimed(id: string, knex: Knex = this.knex) {
    return knex("copy_draft").where({ id, claimed_by: this.owner, status: "generating", deleted_at: null })
  }

  private async supersede(transaction: Knex, newer: CopyDraftRow, statuses: string[]): Promise<void> {
    await transaction("copy_draft")
      .where({ product_id: newer.product_id, locale: newer.locale, deleted_at: null })
      .whereIn("status", statuses)
      .whereNot({ id: newer.id })
      .where("created_at", "<=", newer.created_at)
      .update({ status: "superseded", updated_at: this.knex.fn.now() })
  }

  private unclaimed() {
    return { claimed_by: null, claimed_until: null, rerun: false, updated_at: this.knex.fn.now() }
  }

  private backToPending() {
    return { ...this.unclaimed(), status: "pending" }
  }

  private inSeconds(seconds: number) {
    return this.knex.raw(inSeconds("?"), [seconds])
  }
}

export interface ReleaseOptions {
  seconds?: number
  counted?: boolean
  fingerprint?: string
}

/** The database's clock, since processes on several machines compare against it. */
function inSeconds(binding = ":seconds"): string {
  return `now() + ${binding} * interval '1 second'`
}

function isUniqueViolation(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === UNIQUE_VIOLATION
}
