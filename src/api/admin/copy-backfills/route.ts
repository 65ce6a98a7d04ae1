import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { PRODUCT_COPY_MODULE } from "../../../modules/product-copy"
import type { CopyBackfillListResponse, CopyBackfillResponse } from "../../../types/copy-backfill"
import { planCopyBackfillWorkflow } from "../../../workflows/plan-copy-backfill"
import { respondWithBackfill } from "./respond"
import type { AdminCreateCopyBackfill, AdminGetCopyBackfillsParams } from "./validators"

export async function GET(
  req: AuthenticatedMedusaRequest<unknown, AdminGetCopyBackfillsParams>,
  res: MedusaResponse<CopyBackfillListResponse>
): Promise<void> {
  const productCopy = req.scope.resolve(PRODUCT_COPY_MODULE)
  const { limit, offset } = req.validatedQuery
  const { rows, count } = await productCopy.backfills.list({ skip: offset, take: limit })
  res.json({ copy_backfills: await productCopy.describeBackfills(rows), count, offset, limit })
}

/** A dry run: 201 with the plan. Nothing but its samples is made before it is started. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminCreateCopyBackfill>,
  res: MedusaResponse<CopyBackfillResponse>
): Promise<void> {
  const { result } = await planCopyBackfillWorkflow(req.scope).run({
    input: { ...req.validatedBody, created_by: req.auth_context.actor_id },
  })
  await respondWithBackfill(req, res, result.id, 201)
}
