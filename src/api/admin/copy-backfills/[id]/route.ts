import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { CopyBackfillResponse } from "../../../../types/copy-backfill"
import { respondWithBackfill } from "../respond"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<CopyBackfillResponse>): Promise<void> {
  await respondWithBackfill(req, res, req.params.id!)
}
