import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { PRODUCT_COPY_MODULE } from "../../../modules/product-copy"
import { CopyLocale } from "../../../copy/draft"
import type { CopyHistoryEntryDTO, CopyHistoryResponse } from "../../../types/copy-history"
import type { AdminGetCopyHistoryParams } from "./validators"

/** What people did with drafts, the newest first. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, AdminGetCopyHistoryParams>,
  res: MedusaResponse<CopyHistoryResponse>
): Promise<void> {
  const { limit, offset, ...filters } = req.validatedQuery
  const [events, count] = await req.scope
    .resolve(PRODUCT_COPY_MODULE)
    .listAndCountCopyDraftEvents(filters, { skip: offset, take: limit, order: { created_at: "DESC", id: "DESC" } })
  const names = await namesOfAdmins(req.scope, events.flatMap(({ actor_id }) => actor_id ?? []))
  const copy_history = events.map(
    ({ id, draft_id, product_id, locale, action, actor_id, changes, note, batch_id, created_at }): CopyHistoryEntryDTO => ({
      ...{ id, draft_id, product_id, action, changes, note, batch_id },
      locale: CopyLocale.parse(locale),
      actor: actor_id ? { id: actor_id, name: names.get(actor_id) ?? actor_id } : null,
      created_at: new Date(created_at).toISOString(),
    })
  )
  res.json({ copy_history, count, offset, limit })
}

/** Of an API key, which has no name, there is none. */
async function namesOfAdmins(container: MedusaContainer, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const fields = ["id", "email", "first_name", "last_name"]
  const { data } = await query.graph({ entity: "user", fields, filters: { id: [...new Set(ids)] } })
  return new Map(data.map(({ id, email, first_name, last_name }) => [id, [first_name, last_name].filter(Boolean).join(" ") || email]))
}
