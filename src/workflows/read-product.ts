import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

import type { ProductPicture, ProductSource } from "../modules/product-copy/product-source"
import { readTranslations } from "./product-translations"

const FIELDS = [
  "id",
  "title",
  "subtitle",
  "description",
  "material",
  "weight",
  "length",
  "width",
  "height",
  "origin_country",
  "metadata",
  "thumbnail",
  "type.id",
  "type.value",
  "tags.id",
  "tags.value",
  "categories.id",
  "categories.name",
  "options.id",
  "options.title",
  "options.values.id",
  "options.values.value",
]
const RELATIONS = ["type", "tags", "categories", "options", "options.values"]

export interface ProductImage {
  id: string
  url: string
  rank: number
}

export interface StoredImage extends ProductImage {
  product_id: string
}

/** Reads what drafts are made from; null when the product is gone. Of a backfill's item, this costs the store most. */
export async function readProduct(container: MedusaContainer, productId: string): Promise<ProductSource | null> {
  const [[product], images, translations] = await Promise.all([
    container.resolve(Modules.PRODUCT).listProducts({ id: productId }, { select: FIELDS, relations: RELATIONS }),
    readImages(container, [productId]),
    readTranslations(container, productId),
  ])
  if (!product) return null
  const { title, subtitle, description, material, metadata } = product
  const { weight, length, width, height, origin_country, type, tags, categories, options } = product
  return {
    id: product.id,
    facts: {
      title,
      subtitle,
      description,
      material,
      type: product.type?.value,
      categories: categories?.map(({ name }) => name),
      tags: product.tags.map(({ value }) => value),
      options: Object.fromEntries(options.map(({ title, values }) => [title, values.map(({ value }) => value)])),
    },
    ...picturesOf(product.thumbnail, images),
    published: {
      ...{ title, subtitle, description, material, metadata, translations },
      ...{ weight, length, width, height, origin_country, type, tags, categories, options },
    },
  }
}

/**
 * Images of products, by themselves: asked for as `images` of a product, Medusa joins them in a way that
 * reads through those of the whole store.
 */
export async function readImages(container: MedusaContainer, productIds: string[]): Promise<StoredImage[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "product_image",
    fields: ["id", "url", "rank", "product_id"],
    filters: { product_id: productIds },
  })
  return data
}

function picturesOf(thumbnail: string | null, images: ProductImage[]): Pick<ProductSource, "pictures" | "otherPictures"> {
  const [main, ...otherPictures] = allPictures(thumbnail, images)
  return { pictures: main ? [main] : [], otherPictures }
}

/** One picture a draft: the thumbnail, or else the first image. */
export function mainPicture(thumbnail: string | null, images: ProductImage[]): ProductPicture[] {
  return allPictures(thumbnail, images).slice(0, 1)
}

/** The main one first. A thumbnail need not be one of the images. */
export function allPictures(thumbnail: string | null, images: ProductImage[]): ProductPicture[] {
  const inOrder = [...images].sort((one, other) => one.rank - other.rank).map(({ id, url }) => ({ id, url }))
  if (!thumbnail) return inOrder
  const main = inOrder.find(({ url }) => url === thumbnail) ?? { id: thumbnail, url: thumbnail }
  return [main, ...inOrder.filter((picture) => picture !== main)]
}
