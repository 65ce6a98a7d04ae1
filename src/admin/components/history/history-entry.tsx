import { ArrowUturnLeft } from "@medusajs/icons"
import { Badge, Button, Text } from "@medusajs/ui"

import type { CopyHistoryEntryDTO } from "../../../types/copy-history"
import { useBatchSize } from "../../hooks/api/copy-history"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { HistoryChanges } from "./history-changes"
import { Moment } from "../common/moment"

interface HistoryEntryProps {
  entry: CopyHistoryEntryDTO
  /** Absent where it cannot be undone. */
  onUndo?: () => void
  onUndoAll?: () => void
  /** Whether what was written is there to read at once. */
  isOpen: boolean
  isBusy: boolean
}

/** One thing that somebody did: who, what and when. */
export const HistoryEntry = ({ entry, onUndo, onUndoAll, isOpen, isBusy }: HistoryEntryProps) => {
  const { t, tCount } = useCopyTranslation()
  const others = (useBatchSize(entry.batch_id) ?? 1) - 1
  const name = entry.actor?.name ?? t("history.store")
  const what = t(`history.action.${entry.action}`)
  return (
    <li className="flex flex-col gap-y-2 py-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Text size="small" leading="compact" className="text-ui-fg-subtle min-w-0 break-words">
          <span className="txt-compact-small-plus text-ui-fg-base">{name}</span> {what}
        </Text>
        <span className="txt-compact-xsmall text-ui-fg-subtle flex shrink-0 items-center gap-x-2">
          <Badge size="2xsmall">{t(`locale.${entry.locale}`)}</Badge>
          <Moment at={entry.created_at} />
        </span>
      </div>
      {entry.note && (
        <Text size="small" className="text-ui-fg-base break-words">
          {t("history.reason", { reason: entry.note })}
        </Text>
      )}
      <HistoryChanges entry={entry} isOpen={isOpen} />
      {others > 0 && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {tCount("history.together", others)}
        </Text>
      )}
      {(onUndo || onUndoAll) && (
        <div className="flex items-center gap-x-2">
          {onUndo && (
            <Button size="small" variant="secondary" onClick={onUndo} isLoading={isBusy} aria-label={t("history.undoThis", { what: `${name} ${what}` })}>
              <ArrowUturnLeft />
              {t("history.undo")}
            </Button>
          )}
          {onUndoAll && others > 0 && (
            <Button size="small" variant="secondary" onClick={onUndoAll} disabled={isBusy}>
              {t("history.undoAll")}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
