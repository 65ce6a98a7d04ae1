/** Every query key of the plugin's admin. */
export const copyDraftKeys = {
  all: ["shelftalker", "copy-drafts"] as const,
  ofProduct: (productId: string) => [...copyDraftKeys.all, "product", productId] as const,
}

export const copyStatusKeys = {
  all: ["shelftalker", "copy-status"] as const,
}

/** The dashboard's own root key of everything about products: lists and detail pages. */
export const productKeys = {
  all: ["products"] as const,
}
