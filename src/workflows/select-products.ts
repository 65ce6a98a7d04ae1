import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import type { ListedProduct } from "../modules/product-copy/backfill-planner"
import type { BackfillSelection } from "../types/copy-backfill"
import { mainPicture, readImages, type ProductImage } from "./read-product"

/** Products read at a time: a store of any size goes through the same memory. */
const PAGE = 500

interface StoredProduct {
  id: string
  title: string
  description: string | null
  thumbnail: string | null
}

/** The products that a selection names, in pages, the oldest first. */
export async function* selectedProducts(
  container: MedusaContainer,
  { product_ids, category_ids, collection_ids, sales_channel_ids }: BackfillSelection
): AsyncGenerator<ListedProduct[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const inChannels = sales_channel_ids ? await productsOfChannels(container, sales_channel_ids) : null
  const filters = {
    ...(product_ids ? { id: product_ids } : {}),
    ...(category_ids ? { categories: { id: category_ids } } : {}),
    ...(collection_ids ? { collection_id: collection_ids } : {}),
  }
  for (let skip = 0; ; skip += PAGE) {
    const { data } = await query.graph({
      entity: "product",
      fields: ["id", "title", "description", "thumbnail"],
      filters,
      pagination: { skip, take: PAGE, order: { created_at: "ASC", id: "ASC" } },
    })
    const products: StoredProduct[] = data
    const wanted = products.filter(({ id }) => inChannels?.has(id) ?? true)
    const images = await imagesByProduct(container, wanted)
    yield wanted.map(({ id, title, description, thumbnail }) => ({
      id,
      title,
      description,
      picture: mainPicture(thumbnail, images.get(id) ?? [])[0] ?? null,
    }))
    if (products.length < PAGE) return
  }
}

async function imagesByProduct(container: MedusaContainer, products: { id: string }[]): Promise<Map<string, ProductImage[]>> {
  const byProduct = new Map<string, ProductImage[]>()
  for (const image of await readImages(container, products.map(({ id }) => id))) {
    byProduct.set(image.product_id, [...(byProduct.get(image.product_id) ?? []), image])
  }
  return byProduct
}

/** Product and sales channel are linked, not related: a filter cannot reach from one to the other. */
async function productsOfChannels(container: MedusaContainer, channels: string[]): Promise<Set<string>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "product_sales_channel",
    fields: ["product_id"],
    filters: { sales_channel_id: channels },
  })
  return new Set(data.map(({ product_id }: { product_id: string }) => product_id))
}
