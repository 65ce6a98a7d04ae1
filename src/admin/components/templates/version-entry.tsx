import { Badge, Button, Text } from "@medusajs/ui"
import { useId, useState, type ReactNode } from "react"

import { useAdminNames } from "../../hooks/api/admin-names"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { Moment } from "../common/moment"

interface VersionEntryProps {
  version: { version: number; note: string | null; created_by: string | null; created_at: string | null }
  isCurrent: boolean
  /** Absent where there is nothing to restore. */
  onRestore?: () => void
  isRestoring: boolean
  /** What it said. */
  children: ReactNode
}

/** One version: who wrote it, when and what for, what it said, and the way back to it. */
export const VersionEntry = ({ version: { version, note, created_by, created_at }, isCurrent, onRestore, isRestoring, children }: VersionEntryProps) => {
  const { t } = useCopyTranslation()
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  const name = useAdminNames().get(created_by ?? "")
  return (
    <li>
      <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-3">
        <div className="flex min-w-0 flex-col gap-y-1">
          <div className="flex flex-wrap items-center gap-2">
            <Text size="small" leading="compact" weight="plus">
              {t("templates.versions.version", { version })}
            </Text>
            {isCurrent && (
              <Badge size="2xsmall" color="green">
                {t("templates.versions.current")}
              </Badge>
            )}
          </div>
          <span className="txt-compact-small text-ui-fg-subtle flex flex-wrap gap-x-3 break-words">
            {name && <span>{t("templates.versions.by", { name })}</span>}
            {created_at && <Moment at={created_at} />}
          </span>
          {note && (
            <Text size="small" className="break-words">
              {note}
            </Text>
          )}
        </div>
        <div className="flex items-center gap-x-2">
          <Button
            size="small"
            variant="transparent"
            aria-expanded={isOpen}
            aria-controls={id}
            aria-label={t(isOpen ? "templates.versions.hideOne" : "templates.versions.showOne", { version })}
            onClick={() => setIsOpen(!isOpen)}
          >
            {t(isOpen ? "templates.versions.hide" : "templates.versions.show")}
          </Button>
          {onRestore && (
            <Button
              size="small"
              variant="secondary"
              aria-label={t("templates.versions.restoreOne", { version })}
              onClick={onRestore}
              isLoading={isRestoring}
            >
              {t("templates.versions.restore")}
            </Button>
          )}
        </div>
      </div>
      <div id={id} hidden={!isOpen} className="bg-ui-bg-subtle">
        {isOpen && children}
      </div>
    </li>
  )
}
