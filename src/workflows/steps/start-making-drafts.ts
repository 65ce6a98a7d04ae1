import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

/** The workflow is named, not imported: its own steps come from this folder. */
export const MAKE_COPY_DRAFTS = "make-copy-drafts"

/** Has the drafts in the queue made in the background, by a process that may make them. */
export const startMakingDraftsStep = createStep("start-making-drafts", async (_: undefined, { container }) => {
  await container.resolve(Modules.WORKFLOW_ENGINE).run(MAKE_COPY_DRAFTS, { input: {} })
  return new StepResponse()
})
