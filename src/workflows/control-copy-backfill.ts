import { createStep, createWorkflow, StepResponse, WorkflowResponse, type WorkflowData } from "@medusajs/framework/workflows-sdk"

import { PRODUCT_COPY_MODULE } from "../modules/product-copy"
import { startMakingDraftsStep } from "./steps/start-making-drafts"

// What these steps do need not be undone: behind them comes nothing but a call to work, and what is
// not called is found by the job that looks every minute.

export interface CopyBackfillInput {
  id: string
}

export interface RetryCopyBackfillInput extends CopyBackfillInput {
  /** @default all that failed */
  item_ids?: string[]
}

export interface SkipCopyBackfillItemInput extends CopyBackfillInput {
  item_id: string
}

const runCopyBackfillStep = createStep("run-copy-backfill", async ({ id }: CopyBackfillInput, { container }) => {
  await container.resolve(PRODUCT_COPY_MODULE).backfills.run(id)
  return new StepResponse(undefined)
})

const pauseCopyBackfillStep = createStep("pause-copy-backfill", async ({ id }: CopyBackfillInput, { container }) => {
  await container.resolve(PRODUCT_COPY_MODULE).backfills.pause(id)
  return new StepResponse(undefined)
})

const cancelCopyBackfillStep = createStep("cancel-copy-backfill", async ({ id }: CopyBackfillInput, { container }) => {
  await container.resolve(PRODUCT_COPY_MODULE).backfills.cancel(id)
  return new StepResponse(undefined)
})

const retryCopyBackfillStep = createStep("retry-copy-backfill", async ({ id, item_ids }: RetryCopyBackfillInput, { container }) => {
  return new StepResponse({ retried: await container.resolve(PRODUCT_COPY_MODULE).backfills.retry(id, item_ids) })
})

const skipCopyBackfillItemStep = createStep("skip-copy-backfill-item", async ({ id, item_id }: SkipCopyBackfillItemInput, { container }) => {
  await container.resolve(PRODUCT_COPY_MODULE).backfills.skip(id, item_id)
  return new StepResponse(undefined)
})

/** Starts a planned backfill, or goes on with one that was paused or stopped. One that runs is left to run. */
export const runCopyBackfillWorkflow = createWorkflow("run-copy-backfill", (input: WorkflowData<CopyBackfillInput>) => {
  runCopyBackfillStep(input)
  startMakingDraftsStep()
  return new WorkflowResponse(undefined)
})

/** Takes up nothing more of a backfill; what is in the model is finished. */
export const pauseCopyBackfillWorkflow = createWorkflow("pause-copy-backfill", (input: WorkflowData<CopyBackfillInput>) => {
  pauseCopyBackfillStep(input)
  return new WorkflowResponse(undefined)
})

/** Ends a backfill for good: what is left is skipped. */
export const cancelCopyBackfillWorkflow = createWorkflow("cancel-copy-backfill", (input: WorkflowData<CopyBackfillInput>) => {
  cancelCopyBackfillStep(input)
  return new WorkflowResponse(undefined)
})

/** Has the failed items of a backfill made again. */
export const retryCopyBackfillWorkflow = createWorkflow("retry-copy-backfill", (input: WorkflowData<RetryCopyBackfillInput>) => {
  const result = retryCopyBackfillStep(input)
  startMakingDraftsStep()
  return new WorkflowResponse(result)
})

/** Leaves one item of a backfill out. */
export const skipCopyBackfillItemWorkflow = createWorkflow(
  "skip-copy-backfill-item",
  (input: WorkflowData<SkipCopyBackfillItemInput>) => {
    skipCopyBackfillItemStep(input)
    return new WorkflowResponse(undefined)
  }
)
