import { ExclamationCircleSolid, InformationCircleSolid, XCircleSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"

import type { CopyIssue } from "../../../copy/draft"
import { useIssueWords } from "../../lib/issue-words"
import { issuesByGravity } from "../../lib/issues-by-gravity"
import { useCopyTranslation } from "../../lib/use-copy-translation"

const ICONS = {
  info: <InformationCircleSolid className="text-ui-tag-blue-icon" />,
  warning: <ExclamationCircleSolid className="text-ui-tag-orange-icon" />,
  error: <XCircleSolid className="text-ui-tag-red-icon" />,
}

/** What the rules found in one field, the gravest first. */
export const FieldIssues = ({ issues }: { issues: readonly CopyIssue[] }) => {
  const { t } = useCopyTranslation()
  const issueWords = useIssueWords()
  if (issues.length === 0) return null

  return (
    <ul className="flex flex-col gap-y-1">
      {issuesByGravity(issues).map((issue, index) => (
        <li key={index} className="flex items-start gap-x-1.5">
          <span className="flex h-5 items-center" aria-hidden>
            {ICONS[issue.severity]}
          </span>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            <span className="sr-only">{`${t(`severity.${issue.severity}`)}: `}</span>
            {issueWords(issue)}
          </Text>
        </li>
      ))}
    </ul>
  )
}
