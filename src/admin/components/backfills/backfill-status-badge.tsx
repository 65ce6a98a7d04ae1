import { StatusBadge } from "@medusajs/ui"
import type { ComponentProps } from "react"

import type { BackfillStatus } from "../../../types/copy-backfill"
import { useCopyTranslation } from "../../lib/use-copy-translation"

const COLORS: Record<BackfillStatus, ComponentProps<typeof StatusBadge>["color"]> = {
  planned: "orange",
  running: "blue",
  paused: "grey",
  stopped: "red",
  finished: "green",
  cancelled: "grey",
}

export const BackfillStatusBadge = ({ status }: { status: BackfillStatus }) => {
  const { t } = useCopyTranslation()
  return (
    <StatusBadge color={COLORS[status]} className="shrink-0 whitespace-nowrap">
      {t(`backfills.status.${status}`)}
    </StatusBadge>
  )
}
