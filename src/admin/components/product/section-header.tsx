import { Heading } from "@medusajs/ui"
import type { ReactNode } from "react"

import type { DraftStatus } from "../../../copy/draft"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { DraftStatusBadge } from "../common/draft-status-badge"

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
        {status && <DraftStatusBadge status={status} />}
      </div>
      <div className="flex items-center gap-x-2">{children}</div>
    </div>
  )
}
