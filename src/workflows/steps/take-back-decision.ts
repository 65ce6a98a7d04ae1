import type { MedusaContainer } from "@medusajs/framework/types"

import { PRODUCT_COPY_MODULE } from "../../modules/product-copy"
import type { MadeDecision } from "../../modules/product-copy/draft-decisions"

/** Compensation of the steps that decide: what came of the decision failed, so it was never made. */
export async function takeBackDecision(made: MadeDecision | undefined, { container }: { container: MedusaContainer }): Promise<void> {
  if (made) await container.resolve(PRODUCT_COPY_MODULE).decisions.takeBack(made)
}
