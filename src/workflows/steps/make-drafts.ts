import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { PRODUCT_COPY_MODULE } from "../../modules/product-copy"
import { readProduct } from "../read-product"

/**
 * Nothing but a change of hands: what follows a background step runs where the workflow
 * engine's workers are. With the Redis engine, that is never a `server` instance.
 */
export const handOverToWorkerStep = createStep({ name: "hand-over-to-worker", async: true }, async () => {
  return new StepResponse({})
})

/** Makes drafts until the queue is empty, in the background. */
export const makeDraftsStep = createStep({ name: "make-drafts", async: true }, async (_: undefined, { container }) => {
  await container.resolve(PRODUCT_COPY_MODULE).makeDrafts((productId) => readProduct(container, productId))
  return new StepResponse({})
})
