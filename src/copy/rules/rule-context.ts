import type { ProductFacts } from "../facts"
import type { Locale } from "../limits"

/** What the rules know beside a draft's words. */
export interface RuleContext {
  locale: Locale
  /** What the store knows of the product: evidence for claims. {} where nothing is known. */
  facts: ProductFacts
  /** The store's own lists. @default none */
  words?: StoreWords
}

export interface StoreWords {
  /** not to be used in copy */
  avoid: readonly string[]
  /** never to be claimed */
  never_claim: readonly string[]
}
