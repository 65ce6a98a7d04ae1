import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { PRODUCT_COPY_MODULE } from "../../../modules/product-copy"
import type { CopyStatusResponse } from "../../../types/copy-status"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<CopyStatusResponse>): Promise<void> {
  res.json({ copy_status: await req.scope.resolve(PRODUCT_COPY_MODULE).status() })
}
