import { createWorkflow, transform, when, WorkflowResponse, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import { acquireLockStep, releaseLockStep, updateProductsWorkflow } from "@medusajs/medusa/core-flows"

import { findDraftStep } from "./steps/find-draft"
import { markUndoneStep, planUndoStep, type UndoCopyDraftInput } from "./steps/undo-draft"

/**
 * Puts the words back that accept replaced. The draft is ready again.
 *
 * @returns the conflicts: where there are any and `force` is not given, nothing was written
 */
export const undoCopyDraftWorkflow = createWorkflow("undo-copy-draft", (input: WorkflowData<UndoCopyDraftInput>) => {
  const draft = findDraftStep(input)
  acquireLockStep({ key: draft.lock, timeout: 10, ttl: 60 })
  const plan = planUndoStep(input)
  when("no-conflicts-or-forced", plan, ({ go }) => go).then(() => {
    markUndoneStep({ seen: plan.seen })
  })
  when("something-to-write", plan, ({ go, writes }) => go && writes).then(() => {
    updateProductsWorkflow.runAsStep({ input: { products: [plan.product] } })
  })
  releaseLockStep({ key: draft.lock })
  return new WorkflowResponse(
    transform({ plan }, ({ plan }) => ({ undone: plan.go, conflicts: plan.go ? [] : plan.conflicts }))
  )
})
