import { createWorkflow, WorkflowResponse, type WorkflowData } from "@medusajs/framework/workflows-sdk"

import { planCopyBackfillStep, type PlanCopyBackfillInput } from "./steps/plan-copy-backfill"
import { startMakingDraftsStep } from "./steps/start-making-drafts"

/**
 * A dry run: finds the products, counts what there is to do, and has the first few drafts made as
 * samples. Nothing else happens until the backfill is started.
 *
 * @returns the planned backfill's id
 * @example
 * const { result } = await planCopyBackfillWorkflow(container).run({
 *   input: { selection: { copy: "missing" }, locales: ["en"] },
 * })
 */
export const planCopyBackfillWorkflow = createWorkflow("plan-copy-backfill", (input: WorkflowData<PlanCopyBackfillInput>) => {
  const backfill = planCopyBackfillStep(input)
  startMakingDraftsStep()
  return new WorkflowResponse(backfill)
})
