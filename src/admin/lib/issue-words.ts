import type { CopyIssue } from "../../copy/draft"
import { useCopyTranslation } from "./use-copy-translation"

/** The words that an issue is about, as its message quotes them. */
const QUOTED = /“[^”]*”/g

/**
 * An issue in words. The rules' own words are English and name the entry that they
 * mean; readers of another language get ours by the code, with the words that it is about.
 */
export function useIssueWords(): (issue: CopyIssue) => string {
  const { lookUp, language } = useCopyTranslation()
  return ({ code, message }) => {
    const ours = language.startsWith("en") ? null : lookUp(`issues.${code}`)
    return ours ? `${(message.match(QUOTED) ?? []).join("")}${ours}` : message
  }
}
