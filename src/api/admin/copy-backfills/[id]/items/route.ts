import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { PRODUCT_COPY_MODULE } from "../../../../../modules/product-copy"
import { backfillItemDTO } from "../../../../../modules/product-copy/backfill-dto"
import type { CopyBackfillItemListResponse } from "../../../../../types/copy-backfill"
import type { AdminGetCopyBackfillItemsParams } from "../../validators"

export async function GET(
  req: AuthenticatedMedusaRequest<unknown, AdminGetCopyBackfillItemsParams>,
  res: MedusaResponse<CopyBackfillItemListResponse>
): Promise<void> {
  const { backfills } = req.scope.resolve(PRODUCT_COPY_MODULE)
  const { limit, offset, status, q } = req.validatedQuery
  const { id } = await backfills.get(req.params.id!)
  const { rows, count } = await backfills.items(id, { skip: offset, take: limit, status, q })
  res.json({ items: rows.map(backfillItemDTO), count, offset, limit })
}
