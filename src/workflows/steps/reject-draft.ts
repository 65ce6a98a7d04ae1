import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { PRODUCT_COPY_MODULE } from "../../modules/product-copy"
import type { DecidedBy } from "../../modules/product-copy/draft-decisions"
import { findDraft } from "./find-draft"
import { changedMeanwhile, wrongStatus } from "./refusals"
import { takeBackDecision } from "./take-back-decision"

export interface RejectCopyDraftInput extends DecidedBy {
  id: string
  reason?: string | null
}

/** @throws MedusaError NOT_FOUND, or NOT_ALLOWED when the draft is neither ready nor failed */
export const rejectDraftStep = createStep(
  "reject-draft",
  async ({ id, reason, actor_id, batch_id }: RejectCopyDraftInput, { container }) => {
    const { status, published } = await findDraft(container, id)
    if (status !== "ready" && status !== "failed") throw wrongStatus(status, "rejected")
    const { decisions } = container.resolve(PRODUCT_COPY_MODULE)
    const made = await decisions.reject({ id, status, published }, { actor_id, batch_id, note: reason?.trim() || null })
    if (!made) throw changedMeanwhile()
    return new StepResponse(undefined, made)
  },
  takeBackDecision
)
