/** Every query key of the plugin's admin. */
export const copyDraftKeys = {
  all: ["shelftalker", "copy-drafts"] as const,
  ofProduct: (productId: string) => [...copyDraftKeys.all, "product", productId] as const,
  one: (id: string) => [...copyDraftKeys.all, "one", id] as const,
  /** The newest of a product in a language, whatever became of it. */
  newest: (productId: string, locale: string) => [...copyDraftKeys.all, "newest", productId, locale] as const,
  /** Below the drafts: what changes one of them is written there. */
  history: (filter: object) => [...copyDraftKeys.all, "history", filter] as const,
  list: (query: object) => [...copyDraftKeys.all, "list", query] as const,
  count: (query: object) => [...copyDraftKeys.all, "count", query] as const,
  anyAtAll: ["shelftalker", "copy-drafts", "any-at-all"] as const,
  /** Below the drafts: what changes one of them changes the sums too. */
  summary: (acceptedSince: string) => [...copyDraftKeys.all, "summary", acceptedSince] as const,
}

export const copyFeedbackKeys = {
  /** Below the drafts: what changes one of them changes the sums too. */
  summary: (query: object) => [...copyDraftKeys.all, "feedback", query] as const,
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

export const copyTemplateKeys = {
  all: ["shelftalker", "copy-templates"] as const,
  list: ["shelftalker", "copy-templates", "list"] as const,
  one: (name: string) => [...copyTemplateKeys.all, "one", name] as const,
}

export const copyBaselineKeys = {
  all: ["shelftalker", "copy-baseline"] as const,
}

/** The dashboard's own root key of everything about products: lists and detail pages. */
export const productKeys = {
  all: ["products"] as const,
}
