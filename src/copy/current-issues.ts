import type { CopyContent, CopyIssue, EditedCopy } from "./draft"
import { findIssues } from "./find-issues"
import type { Locale } from "./limits"

/**
 * What is to be said of the words that count. The draft's own issues are about the
 * model's words; those of a field that the merchant rewrote are found anew.
 *
 * @param content the words that count, edits included
 */
export function currentIssues(
  { edited, issues, locale }: { edited: EditedCopy; issues: readonly CopyIssue[]; locale: Locale },
  content: CopyContent
): CopyIssue[] {
  const isEdited = ({ field }: CopyIssue) => edited[field] !== undefined
  return [...issues.filter((issue) => !isEdited(issue)), ...findIssues(content, locale).filter(isEdited)]
}
