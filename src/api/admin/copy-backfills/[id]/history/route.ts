import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { PRODUCT_COPY_MODULE } from "../../../../../modules/product-copy"
import type { CopyBackfillHistoryResponse } from "../../../../../types/copy-backfill"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<CopyBackfillHistoryResponse>): Promise<void> {
  const { backfills, backfillProgress } = req.scope.resolve(PRODUCT_COPY_MODULE)
  const { id } = await backfills.get(req.params.id!)
  res.json({ history: await backfillProgress.history(id) })
}
