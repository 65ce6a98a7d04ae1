import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { PRODUCT_COPY_MODULE } from "../../modules/product-copy"
import { findDraft } from "./find-draft"
import { changedMeanwhile, wrongStatus } from "./refusals"

export interface RejectCopyDraftInput {
  id: string
  reason?: string | null
}

/** @throws MedusaError NOT_FOUND, or NOT_ALLOWED when the draft is neither ready nor failed */
export const rejectDraftStep = createStep(
  "reject-draft",
  async ({ id, reason }: RejectCopyDraftInput, { container }) => {
    const { status, published } = await findDraft(container, id)
    if (status !== "ready" && status !== "failed") throw wrongStatus(status, "rejected")
    const seen = { id, status, published }
    const { decisions } = container.resolve(PRODUCT_COPY_MODULE)
    if (!(await decisions.reject(seen, reason?.trim() || null))) throw changedMeanwhile()
    return new StepResponse(undefined, seen)
  },
  async (seen, { container }) => {
    if (seen) await container.resolve(PRODUCT_COPY_MODULE).decisions.restore(seen)
  }
)
