import { model } from "@medusajs/framework/utils"

import {
  DRAFT_STATUSES,
  type Baseline,
  type CopyContent,
  type CopyIssue,
  type DraftError,
  type EditedCopy,
  type FieldConfidence,
  type Provenance,
  type PublishedField,
} from "../../../copy/draft"

/** What made the store ask for a draft. Who asked for a manual draft waits for it; a backfill comes last. */
export const DRAFT_TRIGGERS = ["manual", "automatic", "backfill"] as const
export type DraftTrigger = (typeof DRAFT_TRIGGERS)[number]

/**
 * One draft of a product's copy in one language, and at the same time an entry of the
 * queue that the store's processes take drafts from (`claimed_by`, `claimed_until`).
 */
export const CopyDraft = model
  .define(
    { name: "CopyDraft", tableName: "copy_draft" },
    {
      id: model.id({ prefix: "cdraft" }).primaryKey(),
      product_id: model.text(),
      locale: model.text(),
      status: model.enum([...DRAFT_STATUSES]).default("pending"),
      trigger: model.enum([...DRAFT_TRIGGERS]).default("manual"),
      /** Titles to find the draft by: the product's, the model's, the merchant's. */
      search_text: model.text().searchable().default(""),
      content: model.json<CopyContent>().nullable(),
      edited: model.json<EditedCopy>(),
      issues: model.json<CopyIssue[]>(),
      confidence: model.json<FieldConfidence>().nullable(),
      /** 0 to 1, of its riskiest field (`draftRisk`). */
      risk: model.float().default(0),
      /** Whether the product changed since, where accept would write. Kept up to date while the draft may be accepted. */
      has_conflict: model.boolean().default(false),
      baseline: model.json<Baseline>(),
      published: model.json<PublishedField[]>().nullable(),
      provenance: model.json<Provenance>().nullable(),
      /** Of the pictures, the prompt and the model. Null until the pictures were looked at. */
      fingerprint: model.text().nullable(),
      instructions: model.text().nullable(),
      /** That a person chose to have drafted from; null for the main one. */
      picture_id: model.text().nullable(),
      /** Reference of the template that it is or was written with. Null before it is begun. */
      template: model.text().nullable(),
      /** Of the template that a person chose to have it drafted with; null where the product decides. */
      template_name: model.text().nullable(),
      error: model.json<DraftError>().nullable(),
      reject_reason: model.text().nullable(),
      /** Admin who accepted or rejected it last. */
      decided_by: model.text().nullable(),
      decided_at: model.dateTime().nullable(),
      attempts: model.number().default(0),
      seed: model.number().default(0),
      /** Made anew even where a draft of the same fingerprint could be copied. */
      forced: model.boolean().default(false),
      /** Asked for again while it was being made: what is being made now is out of date. */
      rerun: model.boolean().default(false),
      started_at: model.dateTime().nullable(),
      /** The process that is making it. */
      claimed_by: model.text().nullable(),
      /** While generating: when the claim lapses unless renewed. While pending: not before. */
      claimed_until: model.dateTime().nullable(),
    }
  )
  .indexes([
    { on: ["product_id", "locale"] },
    { on: ["status", "created_at"] },
    { on: ["status", "decided_at"] },
    { on: ["created_at"] },
    // The order in which drafts are reviewed, those of the same risk by their ids.
    { name: "IDX_copy_draft_riskiest", on: ["status", "risk", "id"] },
    { name: "IDX_copy_draft_conflicts", on: ["id"], where: "has_conflict AND status = 'ready' AND deleted_at IS NULL" },
    { on: ["fingerprint", "locale"] },
    { on: ["template"] },
    {
      name: "IDX_copy_draft_one_in_the_making",
      on: ["product_id", "locale"],
      unique: true,
      where: "status IN ('pending', 'generating') AND deleted_at IS NULL",
    },
    {
      name: "IDX_copy_draft_one_inference_per_fingerprint",
      on: ["fingerprint", "locale"],
      unique: true,
      where: "status = 'generating' AND fingerprint IS NOT NULL AND forced = false AND deleted_at IS NULL",
    },
  ])
