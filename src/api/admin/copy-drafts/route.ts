import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import type { CopyDraftListResponse } from "../../../types/copy-draft"
import type { AdminGetCopyDraftsParams } from "./validators"

export async function GET(
  req: AuthenticatedMedusaRequest<unknown, AdminGetCopyDraftsParams>,
  res: MedusaResponse<CopyDraftListResponse>
): Promise<void> {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data, metadata } = await query.graph({
    entity: "copy_draft",
    fields: req.queryConfig.fields,
    filters: req.filterableFields,
    pagination: { ...req.queryConfig.pagination, order: andById(req.queryConfig.pagination?.order) },
  })
  res.json({
    copy_drafts: data,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

/** By the id among those that are alike, as many are in risk: or PostgreSQL puts a draft on two pages, and another on none. */
function andById(order: Record<string, string> = {}): Record<string, string> {
  return { ...order, id: Object.values(order)[0] ?? "ASC" }
}
