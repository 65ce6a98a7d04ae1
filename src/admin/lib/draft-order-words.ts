import type { DraftOrder } from "./draft-query"
import type { TranslationKey } from "./use-copy-translation"

/** What each order of the inbox is called. */
export const DRAFT_ORDER_WORDS: Readonly<Record<DraftOrder, TranslationKey>> = {
  "-risk": "inbox.sort.riskiest",
  risk: "inbox.sort.safest",
  "-created_at": "inbox.sort.newest",
  created_at: "inbox.sort.oldest",
  "-updated_at": "inbox.sort.changed",
  "-decided_at": "inbox.sort.decided",
}
