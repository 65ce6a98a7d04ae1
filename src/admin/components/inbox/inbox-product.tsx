import { Text } from "@medusajs/ui"

import type { ListedDraft } from "../../hooks/api/listed-drafts"
import { effectiveContent } from "../../lib/copy-fields"
import { useErrorWords } from "../../lib/error-words"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { InboxIssues } from "./inbox-issues"
import { InboxStatus } from "./inbox-status"
import { InboxThumbnail } from "./inbox-thumbnail"
import { Moment } from "../common/moment"
import { PageLink } from "../common/page-link"

interface InboxProductProps {
  draft: ListedDraft
  /** Path of the draft's own page. */
  to: string
  /** Where there is no room for columns, what they would say stands below. */
  isNarrow: boolean
}

/** Which product a draft is of, and what it would be called. Leads to the draft. */
export const InboxProduct = ({ draft, to, isNarrow }: InboxProductProps) => {
  const { t } = useCopyTranslation()
  const errorWords = useErrorWords()
  const words = draft.error ? errorWords.ofDraft(draft.error) : effectiveContent(draft)?.title

  return (
    <div className="flex min-w-0 items-center gap-x-3 py-2">
      <InboxThumbnail src={draft.product?.thumbnail} />
      <div className="flex min-w-0 flex-1 flex-col">
        <PageLink to={to} className="txt-compact-small-plus text-ui-fg-base truncate">
          {draft.product?.title ?? t("inbox.deleted")}
        </PageLink>
        {words && (
          <Text size="small" leading="compact" className="text-ui-fg-subtle truncate" title={words} lang={draft.error ? undefined : draft.locale}>
            {words}
          </Text>
        )}
        {isNarrow && (
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1 pt-1">
            <InboxStatus draft={draft} />
            <InboxIssues draft={draft} withNone={false} />
            <span className="txt-compact-xsmall text-ui-fg-subtle">{t(`locale.${draft.locale}`)}</span>
            <span className="txt-compact-xsmall text-ui-fg-subtle">
              <Moment at={draft.created_at} />
            </span>
          </div>
        )}
      </div>
    </div>
  )
}
