import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { CopyBackfillResponse } from "../../../../../types/copy-backfill"
import { retryCopyBackfillWorkflow } from "../../../../../workflows/control-copy-backfill"
import { respondWithBackfill } from "../../respond"
import type { AdminRetryCopyBackfill } from "../../validators"

export async function POST(
  req: AuthenticatedMedusaRequest<AdminRetryCopyBackfill>,
  res: MedusaResponse<CopyBackfillResponse>
): Promise<void> {
  const id = req.params.id!
  await retryCopyBackfillWorkflow(req.scope).run({ input: { id, item_ids: req.validatedBody.item_ids } })
  await respondWithBackfill(req, res, id)
}
