import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { PRODUCT_COPY_MODULE } from "../../modules/product-copy"
import type { DecidedBy } from "../../modules/product-copy/draft-decisions"
import { findDraft } from "./find-draft"
import { changedMeanwhile } from "./refusals"
import { takeBackDecision } from "./take-back-decision"

export interface RestoreCopyDraftInput extends DecidedBy {
  id: string
}

/** @throws MedusaError NOT_FOUND, or NOT_ALLOWED when no newer draft has taken the place of this one */
export const restoreDraftStep = createStep(
  "restore-draft",
  async ({ id, actor_id, batch_id }: RestoreCopyDraftInput, { container }) => {
    const { status, published, content } = await findDraft(container, id)
    if (status !== "superseded" || !content) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        "Only an earlier draft whose place a newer one has taken can be brought back. This one has not been replaced."
      )
    }
    const made = await container.resolve(PRODUCT_COPY_MODULE).decisions.restore({ id, status, published }, { actor_id, batch_id })
    if (!made) throw changedMeanwhile()
    return new StepResponse(undefined, made)
  },
  takeBackDecision
)
