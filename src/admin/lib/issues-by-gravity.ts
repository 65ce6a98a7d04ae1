import type { CopyIssue } from "../../copy/draft"

const GRAVITY: Record<CopyIssue["severity"], number> = { error: 0, warning: 1, info: 2 }

/** The gravest first. */
export function issuesByGravity(issues: readonly CopyIssue[]): CopyIssue[] {
  return [...issues].sort((one, other) => GRAVITY[one.severity] - GRAVITY[other.severity])
}
