import type { CopyIssue } from "../../copy/draft"
import { useCopyTranslation } from "./use-copy-translation"

/**
 * An issue in words. The rules' own words are English and name the entry that they
 * mean; readers of another language get ours by the code.
 */
export function useIssueWords(): (issue: CopyIssue) => string {
  const { lookUp, language } = useCopyTranslation()
  return ({ code, message }) => (language.startsWith("en") && message) || lookUp(`issues.${code}`) || message
}
