import { Heading, StatusBadge } from "@medusajs/ui"
import type { ComponentProps, ReactNode } from "react"

import type { DraftStatus } from "../../copy/draft"
import { useCopyTranslation } from "../lib/use-copy-translation"

const COLORS: Record<DraftStatus, ComponentProps<typeof StatusBadge>["color"]> = {
  pending: "grey",
  generating: "blue",
  ready: "orange",
  accepted: "green",
  rejected: "grey",
  failed: "red",
  superseded: "grey",
}

interface SectionHeaderProps {
  status: DraftStatus | null
  /** What stands at the far end: the language, the menu. */
  children?: ReactNode
}

export const SectionHeader = ({ status, children }: SectionHeaderProps) => {
  const { t } = useCopyTranslation()
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
      <div className="flex items-center gap-x-3">
        <Heading level="h2">{t("heading")}</Heading>
        {status && <StatusBadge color={COLORS[status]}>{t(`status.${status}`)}</StatusBadge>}
      </div>
      <div className="flex items-center gap-x-2">{children}</div>
    </div>
  )
}
