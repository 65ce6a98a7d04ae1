import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { NewValues, OptionUpdate, ProductUpdate } from "../../copy/publish-values"

export interface CreateListedValuesInput {
  product: ProductUpdate & { id: string }
  options: OptionUpdate[]
  create: NewValues
}

/** Creates the tags, the type and the values of options that a person wants, and gives them to the product's updates. */
export const createListedValuesStep = createStep(
  "create-listed-values",
  async ({ product, options, create }: CreateListedValuesInput, { container }) => {
    const products = container.resolve(Modules.PRODUCT)
    const tags = create.tags.length > 0 ? await products.createProductTags(create.tags.map((value) => ({ value }))) : []
    const types = create.type.length > 0 ? await products.createProductTypes(create.type.map((value) => ({ value }))) : []
    const values = create.options.length > 0 ? await products.createProductOptionValues(create.options) : []
    const [type] = types
    const update = {
      ...product,
      ...(tags.length > 0 && { tag_ids: [...(product.tag_ids ?? []), ...tags.map(({ id }) => id)] }),
      ...(type && { type_id: type.id }),
    }
    const idsOf = (option: string) => values.filter(({ option_id }) => option_id === option).map(({ id }) => id)
    const linked = options.map((option) => ({ ...option, add: [...option.add, ...idsOf(option.product_option_id)] }))
    const created = { tags: tags.map(({ id }) => id), types: types.map(({ id }) => id), values: values.map(({ id }) => id) }
    return new StepResponse({ product: update, options: { product_id: product.id, update: linked } }, created)
  },
  async (created, { container }) => {
    const products = container.resolve(Modules.PRODUCT)
    if (created?.tags.length) await products.deleteProductTags(created.tags)
    if (created?.types.length) await products.deleteProductTypes(created.types)
    if (created?.values.length) await products.deleteProductOptionValues(created.values)
  }
)
