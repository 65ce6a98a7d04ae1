import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { NewValues, ProductUpdate } from "../../copy/publish-values"

export interface CreateListedValuesInput {
  product: ProductUpdate & { id: string }
  create: NewValues
}

/** Creates the tags and the type that a person wants, and gives them to the product's update. */
export const createListedValuesStep = createStep(
  "create-listed-values",
  async ({ product, create }: CreateListedValuesInput, { container }) => {
    const products = container.resolve(Modules.PRODUCT)
    const tags = create.tags.length > 0 ? await products.createProductTags(create.tags.map((value) => ({ value }))) : []
    const types = create.type.length > 0 ? await products.createProductTypes(create.type.map((value) => ({ value }))) : []
    const [type] = types
    const update = {
      ...product,
      ...(tags.length > 0 && { tag_ids: [...(product.tag_ids ?? []), ...tags.map(({ id }) => id)] }),
      ...(type && { type_id: type.id }),
    }
    return new StepResponse(update, { tags: tags.map(({ id }) => id), types: types.map(({ id }) => id) })
  },
  async (created, { container }) => {
    const products = container.resolve(Modules.PRODUCT)
    if (created?.tags.length) await products.deleteProductTags(created.tags)
    if (created?.types.length) await products.deleteProductTypes(created.types)
  }
)
