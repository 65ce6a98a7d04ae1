import { createWorkflow, transform, when, WorkflowResponse, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import { acquireLockStep, createAndLinkProductOptionsToProductWorkflow, releaseLockStep, updateProductsWorkflow } from "@medusajs/medusa/core-flows"

import { findDraftStep } from "./steps/find-draft"
import { noteConflictsStep } from "./steps/note-conflicts"
import { markUndoneStep, planUndoStep, type UndoCopyDraftInput } from "./steps/undo-draft"
import { writeTranslationWorkflow } from "./write-translation"

/**
 * Puts the words back that accept replaced, all or those of the fields named, or takes a rejection back.
 * A draft of which nothing stands on the product any more waits for review again.
 *
 * @returns the conflicts: where there are any and `force` is not given, nothing was written
 */
export const undoCopyDraftWorkflow = createWorkflow("undo-copy-draft", (input: WorkflowData<UndoCopyDraftInput>) => {
  const draft = findDraftStep(input)
  acquireLockStep({ key: draft.lock, timeout: 10, ttl: 60 })
  const plan = planUndoStep(input)
  when("no-conflicts-or-forced", plan, ({ go }) => go).then(() => {
    const { actor_id, batch_id } = input
    markUndoneStep({ seen: plan.seen, left: plan.left, record: { actor_id, batch_id, changes: plan.changes } })
  })
  when("something-to-write", plan, ({ go, writes }) => go && writes).then(() => {
    updateProductsWorkflow.runAsStep({ input: { products: [plan.product] } })
  })
  when("values-to-unlink", plan, ({ go, links }) => go && links).then(() => {
    createAndLinkProductOptionsToProductWorkflow.runAsStep({ input: plan.options })
  })
  when("something-to-translate", plan, ({ go, translates }) => go && translates).then(() => {
    writeTranslationWorkflow.runAsStep({ input: plan.translation })
  })
  // Nobody noted them while the draft was decided on.
  noteConflictsStep(draft)
  releaseLockStep({ key: draft.lock })
  return new WorkflowResponse(
    transform({ plan }, ({ plan }) => ({ undone: plan.go, conflicts: plan.go ? [] : plan.conflicts }))
  )
})
