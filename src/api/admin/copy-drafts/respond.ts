import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"

import { sameValue } from "../../../copy/attributes/same-value"
import type { ListedValue, StoreLists } from "../../../copy/publish-values"
import type { CopyConflict, CopyDraftResponse } from "../../../types/copy-draft"
import { readStoreLists } from "../../../workflows/store-lists"
import { readTranslations } from "../../../workflows/product-translations"

/**
 * One draft; its product with what stands in translations of it.
 *
 * @throws MedusaError NOT_FOUND
 */
export async function retrieveCopyDraft(
  container: MedusaContainer,
  id: string,
  fields: string[]
): Promise<CopyDraftResponse["copy_draft"]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "copy_draft", fields, filters: { id } })
  const draft: CopyDraftResponse["copy_draft"] | undefined = data[0]
  if (!draft) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no copy draft with the id ${id}.`)
  if (!draft.product) return draft
  const [translations, lists] = await Promise.all([readTranslations(container, draft.product.id), readStoreLists(container, draft.product)])
  return { ...draft, product: { ...draft.product, translations, lists: lists && listsFor(draft, lists) } }
}

/** Of the store's tags, types, categories and values of options those that a draft's attributes mean: the others are of no use to a page. */
function listsFor({ content, edited }: CopyDraftResponse["copy_draft"], { tags, type, categories, options }: StoreLists): StoreLists {
  const attributes = edited.attributes ?? content?.attributes ?? []
  const isSaid = (value: string) => attributes.some((attribute) => sameValue(attribute.name, attribute.value, value))
  const isMeant = ({ value }: ListedValue) => isSaid(value)
  return {
    tags: tags.filter(isMeant),
    type: type.filter(isMeant),
    categories: categories.filter(({ name }) => isSaid(name)),
    options: options.map((option) => ({ ...option, values: option.values.filter(isMeant) })),
  }
}

/** Answers with the draft as it is now, in the fields that the request asks for. */
export async function respondWithDraft<Body>(
  req: AuthenticatedMedusaRequest<Body>,
  res: MedusaResponse<CopyDraftResponse>,
  id: string,
  status = 200
): Promise<void> {
  res.status(status).json({ copy_draft: await retrieveCopyDraft(req.scope, id, req.queryConfig.fields) })
}

/**
 * 202 with a draft that is still to be made.
 *
 * @throws MedusaError NOT_FOUND when the product was deleted while it was asked for
 */
export async function respondWithPendingDraft<Body>(
  req: AuthenticatedMedusaRequest<Body>,
  res: MedusaResponse<CopyDraftResponse>,
  id: string | null
): Promise<void> {
  if (id === null) throw new MedusaError(MedusaError.Types.NOT_FOUND, "The product was deleted a moment ago.")
  await respondWithDraft(req, res, id, 202)
}

export interface CopyConflictResponse {
  type: typeof MedusaError.Types.CONFLICT
  message: string
  conflicts: CopyConflict[]
}

/** 409. Not by a MedusaError of that type, since Medusa replaces its message. */
export function respondWithConflicts(res: MedusaResponse<CopyConflictResponse>, conflicts: CopyConflict[]): void {
  res.status(409).json({ type: MedusaError.Types.CONFLICT, message: conflictMessage(conflicts), conflicts })
}

export function conflictMessage(conflicts: CopyConflict[]): string {
  const targets = conflicts.map(({ target }) => target).join(", ")
  const inUse = conflicts.flatMap(({ in_use }) => in_use ?? [])
  if (inUse.length > 0) {
    return `The product's ${targets} changed meanwhile, and variants have ${inUse.join(", ")}, which stays. To put back the rest, send force.`
  }
  return `Somebody changed the product's ${targets} meanwhile. Look at it again; to write over it, send force.`
}
