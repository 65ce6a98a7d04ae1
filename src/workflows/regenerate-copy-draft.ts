import { createWorkflow, transform, WorkflowResponse, type WorkflowData } from "@medusajs/framework/workflows-sdk"

import { draftProductCopyWorkflow } from "./draft-product-copy"
import { findDraftStep } from "./steps/find-draft"

export interface RegenerateCopyDraftInput {
  id: string
  /** The merchant's wish for the new draft. */
  instructions?: string | null
  /** Name of the template to write it with. @default the product decides */
  template?: string | null
}

/**
 * Asks for another draft in place of this one, which stays until the new one is ready.
 *
 * @returns the new draft's id
 */
export const regenerateCopyDraftWorkflow = createWorkflow(
  "regenerate-copy-draft",
  (input: WorkflowData<RegenerateCopyDraftInput>) => {
    const draft = findDraftStep(input)
    const request = transform({ input, draft }, ({ input, draft }) => ({
      product_id: draft.product_id,
      locale: draft.locale,
      trigger: "manual" as const,
      instructions: input.instructions,
      picture_id: draft.picture_id,
      template: input.template,
      force: true,
    }))
    return new WorkflowResponse(draftProductCopyWorkflow.runAsStep({ input: request }))
  }
)
