import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

import { isListTarget, isOptionTarget, mappedTargets } from "../copy/publish-mapping"
import { optionAt, type ListedValue, type PublishedProduct, type StoreLists } from "../copy/publish-values"
import { PRODUCT_COPY_MODULE } from "../modules/product-copy"

/**
 * The store's tags, types and categories, and all values of the product's options, as far as the `publish` option names them;
 * undefined where it names none of them. Read when a draft is looked at or decided on, and not when it is made: so a
 * value that was added since is found, and a backfill reads none of them.
 */
export async function readStoreLists(container: MedusaContainer, { options }: Pick<PublishedProduct, "options">): Promise<StoreLists | undefined> {
  const { publish } = container.resolve(PRODUCT_COPY_MODULE).options
  const targets = mappedTargets(publish).map(({ target }) => target)
  if (!targets.some((target) => target === "type" || isListTarget(target))) return undefined
  const products = container.resolve(Modules.PRODUCT)
  const named = targets.flatMap((target) => (isOptionTarget(target) ? (optionAt(options, target) ?? []) : []))
  const select = { select: ["id", "value"], take: null }
  const [tags, types, categories, values] = await Promise.all([
    targets.includes("tags") ? products.listProductTags({}, select) : [],
    targets.includes("type") ? products.listProductTypes({}, select) : [],
    targets.includes("categories") ? products.listProductCategories({}, { select: ["id", "name"], take: null }) : [],
    named.length > 0
      ? products.listProductOptionValues({ option_id: named.map(({ id }) => id) }, { select: ["id", "value", "option_id"], take: null })
      : [],
  ])
  return {
    tags: tags.map(listed),
    type: types.map(listed),
    categories: categories.map(({ id, name }) => ({ id, name })),
    options: named.map(({ id, title }) => ({ id, title, values: values.filter(({ option_id }) => option_id === id).map(listed) })),
  }
}

/** Ids of the values of options that variants of a product have. */
export async function readUsedOptionValues(container: MedusaContainer, product_id: string): Promise<string[]> {
  const variants = await container.resolve(Modules.PRODUCT).listProductVariants({ product_id }, { select: ["id"], relations: ["options"], take: null })
  return variants.flatMap(({ options }) => options.map(({ id }) => id))
}

function listed({ id, value }: ListedValue): ListedValue {
  return { id, value }
}
