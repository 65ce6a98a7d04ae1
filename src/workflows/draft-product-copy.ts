import { createWorkflow, transform, when, WorkflowResponse, type WorkflowData } from "@medusajs/framework/workflows-sdk"

import type { Locale } from "../copy/limits"
import type { DraftTrigger } from "../modules/product-copy/models/copy-draft"
import { createPendingDraftStep } from "./steps/create-pending-draft"
import { lookAtPicturesStep } from "./steps/look-at-pictures"
import { startMakingDraftsStep } from "./steps/start-making-drafts"

export interface DraftProductCopyInput {
  product_id: string
  /** @default the first of the plugin's locales */
  locale?: Locale
  /** `automatic`: only when the pictures are new. `manual`: somebody asked for it. */
  trigger: DraftTrigger
  /** The merchant's wish for this one draft. */
  instructions?: string | null
  /** Of the product's pictures, where a person wants another than the main one drafted from. */
  picture_id?: string | null
  /** Name of the template to write it with. @default the product decides */
  template?: string | null
  /** Ask the model even where a draft of the same pictures could be copied. @default only with instructions */
  force?: boolean
}

/**
 * Has a product's copy drafted in the background.
 *
 * @returns the pending draft's id; null when no draft is called for
 * @example
 * const { result } = await draftProductCopyWorkflow(container).run({
 *   input: { product_id: "prod_01…", locale: "en", trigger: "manual" },
 * })
 */
export const draftProductCopyWorkflow = createWorkflow(
  "draft-product-copy",
  (input: WorkflowData<DraftProductCopyInput>) => {
    const seen = lookAtPicturesStep(input)
    const draft = when("worth-drafting", seen, ({ worth_drafting }) => worth_drafting).then(() => {
      const request = transform({ input, seen }, ({ input, seen }) => ({
        ...input,
        locale: seen.locale,
        fingerprint: seen.fingerprint,
      }))
      const draft = createPendingDraftStep(request)
      startMakingDraftsStep()
      return draft
    })
    return new WorkflowResponse(transform({ draft }, ({ draft }) => ({ draft_id: draft?.id ?? null })))
  }
)
