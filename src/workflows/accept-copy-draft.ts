import { createWorkflow, transform, when, WorkflowResponse, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import { acquireLockStep, createAndLinkProductOptionsToProductWorkflow, releaseLockStep, updateProductsWorkflow } from "@medusajs/medusa/core-flows"

import { markAcceptedStep, planAcceptStep, type AcceptCopyDraftInput } from "./steps/accept-draft"
import { createListedValuesStep } from "./steps/create-listed-values"
import { findDraftStep } from "./steps/find-draft"
import { noteConflictsStep } from "./steps/note-conflicts"
import { writeTranslationWorkflow } from "./write-translation"

/**
 * Writes a draft's words to its product, as Medusa's own updates of a product and of the values of its options, and those in another language than
 * the product's to its translation, where Medusa's Translation module keeps one.
 *
 * @returns the conflicts: where there are any and `force` is not given, nothing was written
 */
export const acceptCopyDraftWorkflow = createWorkflow(
  "accept-copy-draft",
  (input: WorkflowData<AcceptCopyDraftInput>) => {
    const draft = findDraftStep(input)
    acquireLockStep({ key: draft.lock, timeout: 10, ttl: 60 })
    const plan = planAcceptStep(input)
    when("no-conflicts-or-forced", plan, ({ go }) => go).then(() => {
      const { actor_id, batch_id } = input
      markAcceptedStep({ seen: plan.seen, published: plan.published, record: { actor_id, batch_id, changes: plan.changes } })
    })
    when("conflicts", plan, ({ go }) => !go).then(() => {
      noteConflictsStep(draft)
    })
    const listed = createListedValuesStep({ product: plan.product, options: plan.options, create: plan.create })
    when("something-to-write", plan, ({ go, writes }) => go && writes).then(() => {
      updateProductsWorkflow.runAsStep({ input: { products: [listed.product] } })
    })
    when("values-to-link", plan, ({ go, links }) => go && links).then(() => {
      createAndLinkProductOptionsToProductWorkflow.runAsStep({ input: listed.options })
    })
    when("something-to-translate", plan, ({ go, translates }) => go && translates).then(() => {
      writeTranslationWorkflow.runAsStep({ input: plan.translation })
    })
    releaseLockStep({ key: draft.lock })
    return new WorkflowResponse(
      transform({ plan }, ({ plan }) => ({ accepted: plan.go, conflicts: plan.go ? [] : plan.conflicts }))
    )
  }
)
