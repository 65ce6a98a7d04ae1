import { keepPreviousData, useQuery } from "@tanstack/react-query"

import { sdk } from "../../lib/sdk"

/** More than a person looks through; whoever wants another one types its name. */
const MOST = 50

export interface PreviewProduct {
  id: string
  title: string
  picture: string
}

/** Products that a preview can be made of: those with a picture, by their title. */
export function usePreviewProducts(q: string) {
  return useQuery<PreviewProduct[]>({
    queryKey: ["shelftalker", "preview-products", q],
    queryFn: async () => {
      const { products } = await sdk.admin.product.list({ q: q || undefined, limit: MOST, fields: "id,title,thumbnail,*images", order: "-created_at" })
      return products.flatMap(({ id, title, thumbnail, images }) => {
        const picture = thumbnail ?? images?.[0]?.url
        return picture ? [{ id, title, picture }] : []
      })
    },
    placeholderData: keepPreviousData,
  })
}
