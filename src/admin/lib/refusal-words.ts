import { UNSUPPORTED_CLAIMS } from "../../copy/rules/blocking-issues"
import type { ApiError } from "./api-error"
import type { BulkAction } from "./bulk-action"
import { useErrorWords } from "./error-words"
import { useCopyTranslation } from "./use-copy-translation"

/** Why something could not be done to one of many drafts, and what to do. */
export function useRefusalWords(): (action: BulkAction, error: ApiError) => string {
  const { t } = useCopyTranslation()
  const words = useErrorWords()
  return (action, error) => {
    // The store's own words tell callers of its API how to go ahead; here the draft is a click away.
    if (error.type === "conflict") return t(action === "undo" ? "inbox.bulk.reasons.undoConflict" : "inbox.bulk.reasons.conflict")
    if (error.type === UNSUPPORTED_CLAIMS) return t("inbox.bulk.reasons.claims")
    return words.ofCall(error)
  }
}
