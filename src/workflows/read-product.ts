import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import type { ProductPicture, ProductSource } from "../modules/product-copy/product-source"

const FIELDS = [
  "id",
  "title",
  "subtitle",
  "description",
  "material",
  "metadata",
  "thumbnail",
  "type.value",
  "tags.value",
  "categories.name",
  "options.title",
  "options.values.value",
  "images.id",
  "images.url",
  "images.rank",
] as const

type Holed<T> = (T | null)[] | null | undefined

/** As `query.graph` answers it. Relations come with holes where a record was deleted. */
interface StoredProduct {
  id: string
  title: string
  subtitle: string | null
  description: string | null
  material: string | null
  metadata: Record<string, unknown> | null
  thumbnail: string | null
  type?: { value: string } | null
  tags: Holed<{ value: string }>
  categories: Holed<{ name: string }>
  options: Holed<{ title: string; values: Holed<{ value: string }> }>
  images: Holed<ProductImage>
}

export interface ProductImage {
  id: string
  url: string
  rank: number
}

/** Reads what drafts are made from; null when the product is gone. */
export async function readProduct(container: MedusaContainer, productId: string): Promise<ProductSource | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "product", fields: [...FIELDS], filters: { id: productId } })
  const product: StoredProduct | undefined = data[0]
  if (!product) return null
  const { title, subtitle, description, material, metadata } = product
  return {
    id: product.id,
    facts: {
      title,
      subtitle,
      description,
      material,
      type: product.type?.value,
      categories: present(product.categories).map(({ name }) => name),
      tags: present(product.tags).map(({ value }) => value),
      options: Object.fromEntries(
        present(product.options).map((option) => [option.title, present(option.values).map(({ value }) => value)])
      ),
    },
    pictures: mainPicture(product.thumbnail, present(product.images)),
    published: { title, subtitle, description, material, metadata },
  }
}

/** One picture a draft: the thumbnail, or else the first image. */
export function mainPicture(thumbnail: string | null, images: ProductImage[]): ProductPicture[] {
  const [first] = [...images].sort((one, other) => one.rank - other.rank)
  const url = thumbnail || first?.url
  if (!url) return []
  return [{ id: images.find((image) => image.url === url)?.id ?? url, url }]
}

function present<T>(list: Holed<T>): T[] {
  return (list ?? []).filter((item): item is T => item !== null)
}
