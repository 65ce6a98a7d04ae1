import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

import { mappedTargets } from "../copy/publish-mapping"
import type { StoreLists } from "../copy/publish-values"
import { PRODUCT_COPY_MODULE } from "../modules/product-copy"

/**
 * The store's tags and types, as far as the `publish` option names them; undefined where it names neither. Read when a
 * draft is looked at or decided on, and not when it is made: so a value that was added since is found, and a
 * backfill reads none of them.
 */
export async function readStoreLists(container: MedusaContainer): Promise<StoreLists | undefined> {
  const { publish } = container.resolve(PRODUCT_COPY_MODULE).options
  const targets = new Set(mappedTargets(publish).map(({ target }) => target))
  if (!targets.has("tags") && !targets.has("type")) return undefined
  const products = container.resolve(Modules.PRODUCT)
  const select = { select: ["id", "value"], take: null }
  const [tags, types] = await Promise.all([
    targets.has("tags") ? products.listProductTags({}, select) : [],
    targets.has("type") ? products.listProductTypes({}, select) : [],
  ])
  return { tags: tags.map(({ id, value }) => ({ id, value })), type: types.map(({ id, value }) => ({ id, value })) }
}
