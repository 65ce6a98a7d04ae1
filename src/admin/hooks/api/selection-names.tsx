import { useQuery } from "@tanstack/react-query"

import { sdk } from "../../lib/sdk"

/** Something that products can be chosen by. */
export interface Named {
  id: string
  name: string
}

const FRESH_MS = 60_000
/** More than a person scrolls through. */
const MOST = 1_000

/** Names of the store's categories, collections and sales channels, by which a backfill is narrowed down. */
export function useSelectionNames() {
  const categories = useNamed("categories", async () => {
    const { product_categories } = await sdk.admin.productCategory.list({ limit: MOST, fields: "id,name" })
    return product_categories
  })
  const collections = useNamed("collections", async () => {
    const found = await sdk.admin.productCollection.list({ limit: MOST, fields: "id,title" })
    return found.collections.map(({ id, title }) => ({ id, name: title }))
  })
  const channels = useNamed("channels", async () => {
    const { sales_channels } = await sdk.admin.salesChannel.list({ limit: MOST, fields: "id,name" })
    return sales_channels
  })
  return {
    categories: categories.data ?? [],
    collections: collections.data ?? [],
    channels: channels.data ?? [],
    isPending: categories.isPending || collections.isPending || channels.isPending,
  }
}

function useNamed(what: string, queryFn: () => Promise<Named[]>) {
  return useQuery({ queryKey: ["shelftalker", "selection-names", what], queryFn, staleTime: FRESH_MS })
}
