import { createFindParams, createOperatorMap, createSelectParams } from "@medusajs/medusa/api/utils/validators"
import { z } from "zod"

import { COPY_FIELDS, CopyLocale, DRAFT_STATUSES, EditedCopy } from "../../../copy/draft"
import { TemplateName } from "../../../copy/templates/prompt-template"
import type { BatchAction } from "../../../types/copy-draft"
import { wholeNumber } from "../query-values"

const MAX_LIMIT = 100
const MAX_BATCH = 100

const oneOrMore = <T extends z.ZodType>(schema: T) => z.union([schema, z.array(schema)])

const Instructions = z.string().max(500).optional()

export const AdminGetCopyDraftParams = createSelectParams()
export type AdminGetCopyDraftParams = z.infer<typeof AdminGetCopyDraftParams>

export const AdminGetCopyDraftsParams = createFindParams().omit({ with_deleted: true }).extend({
  limit: wholeNumber(1, MAX_LIMIT, 20),
  offset: wholeNumber(0, Number.MAX_SAFE_INTEGER, 0),
  order: z
    .string()
    .regex(/^-?(id|product_id|locale|status|risk|created_at|updated_at|decided_at)$/, {
      error:
        "Order by id, product_id, locale, status, risk, created_at, updated_at or decided_at, with a minus in front for descending",
    })
    .default("-created_at"),
  /** Found in the product's title and the draft's titles. */
  q: z.string().max(200).optional(),
  id: oneOrMore(z.string()).optional(),
  product_id: oneOrMore(z.string()).optional(),
  status: oneOrMore(z.enum(DRAFT_STATUSES)).optional(),
  locale: oneOrMore(CopyLocale).optional(),
  has_conflict: z.stringbool({ truthy: ["true"], falsy: ["false"] }).optional(),
  /** Names of templates, or `name@version` of one, as a draft carries it. */
  template: oneOrMore(z.string().max(80)).optional(),
  /** Whether it was written with a template or baseline that is not the current one any more. */
  outdated_template: z.stringbool({ truthy: ["true"], falsy: ["false"] }).optional(),
  decided_by: oneOrMore(z.string()).optional(),
  decided_at: createOperatorMap().optional(),
  created_at: createOperatorMap().optional(),
  updated_at: createOperatorMap().optional(),
})
export type AdminGetCopyDraftsParams = z.infer<typeof AdminGetCopyDraftsParams>

export const AdminCreateCopyDraft = z
  .object({
    /** @default the first of the plugin's locales */
    locale: CopyLocale.optional(),
    /** Name of a template. @default the product's type, categories and tags decide */
    template: TemplateName.optional(),
    instructions: Instructions,
    /** Of the product's images. @default the main picture */
    picture_id: z.string().max(2_000).optional(),
  })
  .strict()
export type AdminCreateCopyDraft = z.infer<typeof AdminCreateCopyDraft>

export const AdminUpdateCopyDraft = z.object({ edited: EditedCopy }).strict()
export type AdminUpdateCopyDraft = z.infer<typeof AdminUpdateCopyDraft>

export const AdminAcceptCopyDraft = z
  .object({
    fields: z.array(z.enum(COPY_FIELDS)).min(1).optional(),
    /** Names of attributes whose value may become a new tag or type of the store. */
    new_values: z.array(z.string().min(1).max(60)).max(50).optional(),
    force: z.boolean().optional(),
  })
  .strict()
export type AdminAcceptCopyDraft = z.infer<typeof AdminAcceptCopyDraft>

export const AdminRejectCopyDraft = z.object({ reason: z.string().max(500).optional() }).strict()
export type AdminRejectCopyDraft = z.infer<typeof AdminRejectCopyDraft>

export const AdminRegenerateCopyDraft = z.object({ instructions: Instructions, template: TemplateName.optional() }).strict()
export type AdminRegenerateCopyDraft = z.infer<typeof AdminRegenerateCopyDraft>

export const AdminUndoCopyDraft = z
  .object({
    fields: z.array(z.enum(COPY_FIELDS)).min(1).optional(),
    force: z.boolean().optional(),
  })
  .strict()
export type AdminUndoCopyDraft = z.infer<typeof AdminUndoCopyDraft>

const Ids = z.array(z.string()).max(MAX_BATCH).default([])

export const AdminBatchCopyDrafts = z
  .object({
    accept: Ids,
    reject: Ids,
    undo: Ids,
    /** Of the rejections. */
    reason: z.string().max(500).optional(),
    /** Joins several calls into one batch of the history. @default a new one */
    batch_id: z
      .string()
      .regex(/^[\w-]{1,64}$/, { error: "must be at most 64 letters, digits, - and _" })
      .optional(),
  })
  .strict()
  .refine((batch) => idsOf(batch).length > 0, { error: "Name the ids of the drafts to accept, to reject or to undo" })
  .refine((batch) => new Set(idsOf(batch)).size === idsOf(batch).length, {
    error: "Name each draft once, to be accepted, to be rejected or to be undone",
  })

function idsOf({ accept, reject, undo }: Record<BatchAction, string[]>): string[] {
  return [...accept, ...reject, ...undo]
}

export type AdminBatchCopyDrafts = z.infer<typeof AdminBatchCopyDrafts>
