import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { CopyBackfillResponse } from "../../../../../../../types/copy-backfill"
import { skipCopyBackfillItemWorkflow } from "../../../../../../../workflows/control-copy-backfill"
import { respondWithBackfill } from "../../../../respond"

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse<CopyBackfillResponse>): Promise<void> {
  const id = req.params.id!
  await skipCopyBackfillItemWorkflow(req.scope).run({ input: { id, item_id: req.params.item_id! } })
  await respondWithBackfill(req, res, id)
}
