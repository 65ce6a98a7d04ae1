/** Every query key of the plugin's admin. */
export const copyDraftKeys = {
  all: ["shelftalker", "copy-drafts"] as const,
  ofProduct: (productId: string) => [...copyDraftKeys.all, "product", productId] as const,
  one: (id: string) => [...copyDraftKeys.all, "one", id] as const,
}

export const copyStatusKeys = {
  all: ["shelftalker", "copy-status"] as const,
}

export const copyBackfillKeys = {
  all: ["shelftalker", "copy-backfills"] as const,
  list: (offset: number) => [...copyBackfillKeys.all, "list", offset] as const,
  one: (id: string) => [...copyBackfillKeys.all, "one", id] as const,
  items: (id: string, query: object) => [...copyBackfillKeys.all, "items", id, query] as const,
  history: (id: string) => [...copyBackfillKeys.all, "history", id] as const,
}

/** The dashboard's own root key of everything about products: lists and detail pages. */
export const productKeys = {
  all: ["products"] as const,
}
