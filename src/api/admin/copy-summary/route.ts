import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { PRODUCT_COPY_MODULE } from "../../../modules/product-copy"
import type { CopySummaryResponse } from "../../../types/copy-summary"
import type { AdminGetCopySummaryParams } from "./validators"

const A_DAY_MS = 24 * 3_600_000

/** What waits for a person in the whole store. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, AdminGetCopySummaryParams>,
  res: MedusaResponse<CopySummaryResponse>
): Promise<void> {
  const { accepted_since } = req.validatedQuery
  const since = accepted_since ? new Date(accepted_since) : new Date(Date.now() - A_DAY_MS)
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const [drafts, { metadata }] = await Promise.all([
    req.scope.resolve(PRODUCT_COPY_MODULE).countForReview(since),
    query.graph({
      entity: "product",
      fields: ["id"],
      filters: { $or: [{ description: null }, { description: "" }] },
      pagination: { skip: 0, take: 1 },
    }),
  ])
  res.json({ copy_summary: { ...drafts, products_without_copy: metadata?.count ?? 0 } })
}
