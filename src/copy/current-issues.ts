import type { CopyContent, CopyIssue, EditedCopy } from "./draft"
import type { Locale } from "./limits"
import { findIssues } from "./rules/find-issues"
import type { RuleContext } from "./rules/rule-context"

/**
 * What is to be said of the words that count. The draft's own issues are about the
 * model's words; those of a field that the merchant rewrote are found anew.
 *
 * @param content the words that count, edits included
 * @param known what speaks for the merchant's words: without the product's facts, a claim that they support is an issue
 */
export function currentIssues(
  { edited, issues, locale }: { edited: EditedCopy; issues: readonly CopyIssue[]; locale: Locale },
  content: CopyContent,
  known: Omit<RuleContext, "locale"> = { facts: {} }
): CopyIssue[] {
  const isEdited = ({ field }: CopyIssue) => edited[field] !== undefined
  const anew = Object.keys(edited).length > 0 ? findIssues(content, { ...known, locale }).filter(isEdited) : []
  return [...issues.filter((issue) => !isEdited(issue)), ...anew]
}
