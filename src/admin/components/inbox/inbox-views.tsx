import { Tabs } from "@medusajs/ui"

import type { CopySummaryDTO } from "../../../types/copy-summary"
import { formatNumber } from "../../lib/backfill-time"
import { DRAFT_VIEWS, type DraftView } from "../../lib/draft-query"
import { useCopyTranslation } from "../../lib/use-copy-translation"

/** Of all drafts nobody needs to know how many there are. */
const COUNTS: Partial<Record<DraftView, keyof CopySummaryDTO>> = {
  review: "to_review",
  conflicts: "conflicts",
  failed: "failed",
  accepted: "accepted",
}

/** The saved views, and how many drafts wait in each. */
export const InboxViews = ({ summary }: { summary: CopySummaryDTO | undefined }) => {
  const { t, language } = useCopyTranslation()
  return (
    <div className="overflow-x-auto px-6 py-3">
      <Tabs.List aria-label={t("inbox.views.label")} className="w-fit">
        {DRAFT_VIEWS.map((view) => {
          const counted = COUNTS[view]
          const count = counted && summary?.[counted]
          return (
            <Tabs.Trigger key={view} value={view} className="gap-x-1.5 whitespace-nowrap">
              {t(`inbox.views.${view}`)}
              {count !== undefined && <span className="tabular-nums">{formatNumber(count, language)}</span>}
            </Tabs.Trigger>
          )
        })}
      </Tabs.List>
    </div>
  )
}
