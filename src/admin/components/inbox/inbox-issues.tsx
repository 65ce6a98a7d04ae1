import { Badge, Tooltip } from "@medusajs/ui"
import type { ComponentProps } from "react"

import { currentIssues } from "../../../copy/current-issues"
import type { CopyIssue } from "../../../copy/draft"
import { useStoreWords } from "../../hooks/api/copy-baseline"
import type { ListedDraft } from "../../hooks/api/listed-drafts"
import { effectiveContent, factsOf } from "../../lib/copy-fields"
import { useIssueWords } from "../../lib/issue-words"
import { issuesByGravity } from "../../lib/issues-by-gravity"
import { useCopyTranslation } from "../../lib/use-copy-translation"

const COLORS: Record<CopyIssue["severity"], ComponentProps<typeof Badge>["color"]> = { error: "red", warning: "orange", info: "blue" }

/** How many issues a draft has, as grave as the gravest; their words where one points at the number. */
export const InboxIssues = ({ draft, withNone = true }: { draft: ListedDraft; withNone?: boolean }) => {
  const { t, tCount } = useCopyTranslation()
  const issueWords = useIssueWords()
  const storeWords = useStoreWords(draft)
  const content = effectiveContent(draft)
  if (!content) return withNone ? <span aria-hidden>–</span> : null
  const issues = issuesByGravity(currentIssues(draft, content, { facts: factsOf(draft.product), words: storeWords }))
  const [gravest] = issues
  if (!gravest) return withNone ? <span>{t("inbox.issues.none")}</span> : null

  const words = issues.map((issue) => `${t(`fields.${issue.field}`)}: ${issueWords(issue)}`)
  return (
    <Tooltip maxWidth={320} content={<ul className="flex flex-col gap-y-1">{words.map((text, index) => <li key={index}>{text}</li>)}</ul>}>
      <Badge size="2xsmall" color={COLORS[gravest.severity]} className="whitespace-nowrap">
        {tCount("inbox.issues.count", issues.length)}
        <span className="sr-only">{`: ${words.join(" ")}`}</span>
      </Badge>
    </Tooltip>
  )
}
