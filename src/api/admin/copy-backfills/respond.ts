import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { PRODUCT_COPY_MODULE } from "../../../modules/product-copy"
import type { CopyBackfillResponse } from "../../../types/copy-backfill"

/**
 * Answers with the backfill as it is now.
 *
 * @throws MedusaError NOT_FOUND
 */
export async function respondWithBackfill<Body>(
  req: AuthenticatedMedusaRequest<Body>,
  res: MedusaResponse<CopyBackfillResponse>,
  id: string,
  status = 200
): Promise<void> {
  res.status(status).json({ copy_backfill: await req.scope.resolve(PRODUCT_COPY_MODULE).describeBackfill(id) })
}
