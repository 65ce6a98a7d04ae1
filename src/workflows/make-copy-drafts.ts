import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { handOverToWorkerStep, makeDraftsStep } from "./steps/make-drafts"
import { MAKE_COPY_DRAFTS } from "./steps/start-making-drafts"

/**
 * Makes the drafts that wait in the queue, all in the background. Run it as often as you
 * like: processes share the queue, and each draft is made once.
 */
export const makeCopyDraftsWorkflow = createWorkflow(MAKE_COPY_DRAFTS, () => {
  handOverToWorkerStep()
  makeDraftsStep()
  return new WorkflowResponse(undefined)
})
