import { ApiError } from "./api-error"
import { useErrorWords } from "./error-words"
import { useCopyTranslation } from "./use-copy-translation"

/** Why a call about backfills was refused, or never answered, and what to do. */
export function useBackfillErrorWords(): (error: Error) => string {
  const { t, language } = useCopyTranslation()
  const words = useErrorWords()
  return (error) => {
    if (!(error instanceof ApiError)) return words.ofCall(error)
    if (error.status === 403) return t("backfills.errors.forbidden")
    if (error.status === 404) return t("backfills.errors.notFound")
    // The store's own words are English, and name what is wrong.
    if (language.startsWith("en") || error.status < 400 || error.status >= 500) return words.ofCall(error)
    if (error.type === "not_allowed") return t("backfills.errors.notAllowed")
    return error.type === "invalid_data" ? t("backfills.errors.invalid") : words.ofCall(error)
  }
}
