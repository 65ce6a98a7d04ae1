import { StatusBadge } from "@medusajs/ui"
import type { ComponentProps } from "react"

import type { DraftStatus } from "../../../copy/draft"
import { useCopyTranslation } from "../../lib/use-copy-translation"

export const DRAFT_STATUS_COLORS = {
  pending: "grey",
  generating: "blue",
  ready: "orange",
  accepted: "green",
  rejected: "grey",
  failed: "red",
  superseded: "grey",
} as const satisfies Record<DraftStatus, ComponentProps<typeof StatusBadge>["color"]>

export const DraftStatusBadge = ({ status }: { status: DraftStatus }) => {
  const { t } = useCopyTranslation()
  return (
    <StatusBadge color={DRAFT_STATUS_COLORS[status]} className="shrink-0 whitespace-nowrap">
      {t(`status.${status}`)}
    </StatusBadge>
  )
}
