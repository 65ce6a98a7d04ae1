import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { CopyBackfillResponse } from "../../../../../types/copy-backfill"
import { runCopyBackfillWorkflow } from "../../../../../workflows/control-copy-backfill"
import { respondWithBackfill } from "../../respond"

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse<CopyBackfillResponse>): Promise<void> {
  const id = req.params.id!
  await runCopyBackfillWorkflow(req.scope).run({ input: { id } })
  await respondWithBackfill(req, res, id)
}
