import type { CopyContent, CopyIssue } from "../../copy/draft"
import { findIssues } from "../../copy/find-issues"
import type { CopyDraftDTO } from "../../types/copy-draft"

/**
 * What is to be said of the words that are shown. The draft's issues are about the
 * model's words; those of a field that the merchant rewrote are found anew.
 */
export function currentIssues({ edited, issues, locale }: CopyDraftDTO, content: CopyContent): CopyIssue[] {
  const isEdited = ({ field }: CopyIssue) => edited[field] !== undefined
  return [...issues.filter((issue) => !isEdited(issue)), ...findIssues(content, locale).filter(isEdited)]
}
