import type { DraftError } from "../../copy/draft"
import { ApiError } from "./api-error"
import { useCopyTranslation } from "./use-copy-translation"

/**
 * Why something went wrong and what to do, in words for the person who sees it. The
 * store's own words are English and know the figures; readers of another language
 * get ours by code where there are any.
 */
export function useErrorWords() {
  const { lookUp, language } = useCopyTranslation()
  const choose = (ours: string | null, theirs: string) => (language.startsWith("en") && theirs) || ours || theirs

  return {
    /** Why a draft could not be made. */
    ofDraft: ({ code, message }: DraftError): string => choose(lookUp(`failures.${code}`), message),
    /** Why a call was refused, or never answered. */
    ofCall: (error: Error): string => {
      if (!(error instanceof ApiError)) return error.message
      if (error.status === 0) return lookUp("errors.unreachable") ?? error.message
      if (error.status === 401) return lookUp("errors.unauthorized") ?? error.message
      // Medusa hides what happened behind "An unknown error occurred": nothing to do in there.
      if (error.status >= 500) return lookUp("errors.unknown_error") ?? error.message
      return choose(lookUp(`errors.${error.type}`), error.message)
    },
  }
}
