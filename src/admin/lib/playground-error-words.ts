import { ApiError } from "./api-error"
import { useErrorWords } from "./error-words"
import { useCopyTranslation } from "./use-copy-translation"

/** Why the playground did not answer, and what to do. */
export function usePlaygroundErrorWords(): (error: Error) => string {
  const { t, lookUp, language } = useCopyTranslation()
  const words = useErrorWords()
  return (error) => {
    if (error instanceof ApiError && error.status === 403) return t("playground.forbidden")
    if (!(error instanceof ApiError) || error.status === 0 || error.code === undefined) return words.ofCall(error)
    // The store's words are English, and know the figures.
    if (language.startsWith("en")) return error.message
    return lookUp(`playground.failures.${error.code}`) ?? lookUp(`failures.${error.code}`) ?? words.ofCall(error)
  }
}
