import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { PRODUCT_COPY_MODULE } from "../../../modules/product-copy"
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
    filters: await withTemplates(req.scope, req.filterableFields),
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

/** By a template's name, or by the reference of one of its versions. */
function byTemplate(asked: string): object {
  const pattern = asked.replace(/[\\%_]/g, "\\$&")
  return { template: asked.includes("@") ? asked : { $like: `${pattern}@%` } }
}

/** What a call asks of templates, as conditions on the reference that a draft carries. */
async function withTemplates(container: MedusaContainer, { template, outdated_template, ...filters }: Record<string, unknown>) {
  const conditions: object[] = []
  const names = [template ?? []].flat().filter((each) => typeof each === "string")
  if (names.length > 0) conditions.push({ $or: names.map(byTemplate) })
  if (typeof outdated_template === "boolean") {
    const current = await container.resolve(PRODUCT_COPY_MODULE).templates.currentReferences()
    // One that was not begun yet is written with what is current by then.
    conditions.push(outdated_template ? { template: { $nin: current, $ne: null } } : { template: { $in: current } })
  }
  return conditions.length > 0 ? { ...filters, $and: conditions } : filters
}
