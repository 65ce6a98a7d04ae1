import { Badge, Tooltip } from "@medusajs/ui"

import type { ListedDraft } from "../../hooks/api/listed-drafts"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { DraftStatusBadge } from "../common/draft-status-badge"

/** How a draft stands, and whether the product moved away from under it. */
export const InboxStatus = ({ draft }: { draft: ListedDraft }) => {
  const { t } = useCopyTranslation()
  return (
    <span className="inline-flex items-center gap-x-2">
      <DraftStatusBadge status={draft.status} />
      {draft.status === "ready" && draft.has_conflict && (
        <Tooltip content={t("inbox.conflictHint")}>
          <Badge size="2xsmall" color="purple" className="whitespace-nowrap">
            {t("inbox.conflict")}
          </Badge>
        </Tooltip>
      )}
    </span>
  )
}
