import type { CopyIssue, EditedCopy, IssueCode } from "../draft"

/** Why a draft among many was not accepted. */
export const UNSUPPORTED_CLAIMS = "unsupported_claims"

/** What may not be true, or not be said. Whatever else is wrong with a draft can be seen in it. */
const CLAIMS: readonly IssueCode[] = ["unsupported_claim", "follows_instruction", "banned_word"]

/**
 * Why a draft must not be written to its product before a person has looked at it: claims without evidence
 * and words that may not be said, as far as they are grave. Fields that a person wrote were looked at.
 */
export function blockingIssues({ issues, edited }: { issues: readonly CopyIssue[]; edited: EditedCopy }): CopyIssue[] {
  return issues.filter(({ code, severity, field }) => severity === "error" && CLAIMS.includes(code) && edited[field] === undefined)
}
