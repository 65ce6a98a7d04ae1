import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { PRODUCT_COPY_MODULE } from "../../../modules/product-copy"
import type { CopyTemplateListResponse } from "../../../types/copy-template"
import { describeTemplates } from "./respond"

/** All that products are drafted with: shipped ones, and the store's own in their place or beside them. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<CopyTemplateListResponse>): Promise<void> {
  const stored = await req.scope.resolve(PRODUCT_COPY_MODULE).templates.list()
  res.json({ copy_templates: await describeTemplates(req.scope, stored), count: stored.length })
}
