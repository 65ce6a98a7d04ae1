import { createStep, createWorkflow, StepResponse, WorkflowResponse, type WorkflowData } from "@medusajs/framework/workflows-sdk"

import { PRODUCT_COPY_MODULE } from "../modules/product-copy"

export interface DeleteProductCopyDraftsInput {
  product_ids: string[]
}

/** One that is being made is dropped: its process loses the claim. */
const deleteProductCopyDraftsStep = createStep(
  "delete-product-copy-drafts",
  async ({ product_ids }: DeleteProductCopyDraftsInput, { container }) => {
    const productCopy = container.resolve(PRODUCT_COPY_MODULE)
    const drafts = await productCopy.listCopyDrafts({ product_id: product_ids }, { select: ["id"], take: null })
    const ids = drafts.map(({ id }) => id)
    if (ids.length > 0) await productCopy.softDeleteCopyDrafts(ids)
    return new StepResponse(undefined, ids)
  },
  async (ids, { container }) => {
    if (ids?.length) await container.resolve(PRODUCT_COPY_MODULE).restoreCopyDrafts(ids)
  }
)

/** Removes the drafts of products that are gone. */
export const deleteProductCopyDraftsWorkflow = createWorkflow(
  "delete-product-copy-drafts",
  (input: WorkflowData<DeleteProductCopyDraftsInput>) => {
    deleteProductCopyDraftsStep(input)
    return new WorkflowResponse(undefined)
  }
)
