import { ApiError } from "./api-error"
import { useCopyTranslation } from "./use-copy-translation"

interface Failure {
  code?: string | undefined
  message: string
}

/**
 * What went wrong, in words for the person who sees it. The server's own words are
 * English and know the figures; readers of another language get ours by code where
 * there are any.
 */
export function useErrorWords(): (failure: Failure | Error) => string {
  const { lookUp, language } = useCopyTranslation()
  return (failure) => {
    const code = codeOf(failure)
    const ours = code ? lookUp(`errors.${code}`) : null
    const isOwnWords = failure instanceof ApiError && failure.status === 0
    if (ours && (isOwnWords || !failure.message || !language.startsWith("en"))) return ours
    return failure.message || ours || String(code)
  }
}

function codeOf(failure: Failure | Error): string | undefined {
  if (failure instanceof ApiError) {
    return failure.status === 401 ? "unauthorized" : failure.code ?? failure.type
  }
  return "code" in failure ? failure.code : undefined
}
