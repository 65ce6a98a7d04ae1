import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { planUndo } from "../../copy/publish-plan"
import { PRODUCT_COPY_MODULE } from "../../modules/product-copy"
import type { SeenDraft } from "../../modules/product-copy/draft-decisions"
import { readProduct } from "../read-product"
import { findDraft } from "./find-draft"
import { changedMeanwhile, productGone, wrongStatus } from "./refusals"

export interface UndoCopyDraftInput {
  id: string
  /** Put the old words back also over words that changed since accept. @default false */
  force?: boolean
}

/**
 * Plans how to put back what accept replaced; changes nothing.
 *
 * @throws MedusaError NOT_FOUND, or NOT_ALLOWED when the draft is not accepted
 */
export const planUndoStep = createStep("plan-undo", async ({ id, force }: UndoCopyDraftInput, { container }) => {
  const draft = await findDraft(container, id)
  if (draft.status !== "accepted") throw wrongStatus(draft.status, "undone")
  const product = await readProduct(container, draft.product_id)
  if (!product) throw productGone(draft.product_id)
  const { update, conflicts } = planUndo(draft.published ?? [], product.published)
  const seen: SeenDraft = { id, status: draft.status, published: draft.published }
  return new StepResponse({
    seen,
    product: { id: draft.product_id, ...update },
    conflicts,
    go: conflicts.length === 0 || force === true,
    writes: Object.keys(update).length > 0,
  })
})

/** @throws MedusaError NOT_ALLOWED when somebody else decided about the draft meanwhile */
export const markUndoneStep = createStep(
  "mark-undone",
  async ({ seen }: { seen: SeenDraft }, { container }) => {
    if (!(await container.resolve(PRODUCT_COPY_MODULE).decisions.undo(seen))) throw changedMeanwhile()
    return new StepResponse(undefined, seen)
  },
  async (seen, { container }) => {
    if (seen) await container.resolve(PRODUCT_COPY_MODULE).decisions.restore(seen)
  }
)
