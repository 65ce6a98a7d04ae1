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
    pagination: req.queryConfig.pagination,
  })
  res.json({
    copy_drafts: data,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}
