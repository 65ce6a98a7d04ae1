import { Button, InlineTip, Skeleton, Text } from "@medusajs/ui"

import type { CopyDraftDTO } from "../../../types/copy-draft"
import { useCopyHistory, type HistoryFilter } from "../../hooks/api/copy-history"
import { useHistoryUndo } from "../../hooks/use-history-undo"
import { useErrorWords } from "../../lib/error-words"
import { undoableEntries } from "../../lib/history-undo"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { ConflictPrompt } from "../common/conflict-prompt"
import { HistoryEntry } from "./history-entry"

export interface DraftHistoryProps {
  filter: HistoryFilter
  /** Whose edits can be undone. */
  draft?: CopyDraftDTO
  /** Told what became of a draft whose entry was undone. */
  onUndone?: (draft: CopyDraftDTO) => void
}

/** Who did what with a draft, or with all drafts of a product, and what stood on the product before. */
export const DraftHistory = ({ filter, draft, onUndone }: DraftHistoryProps) => {
  const { t } = useCopyTranslation()
  const errorWords = useErrorWords()
  const history = useCopyHistory(filter)
  const undo = useHistoryUndo(onUndone)
  const entries = history.data ?? []
  const undoable = undoableEntries(entries, draft)

  if (history.isPending) return <HistorySkeleton />
  return (
    <div className="flex flex-col gap-y-4">
      {history.error && (
        <div className="flex flex-col items-start gap-y-3" role="alert">
          <InlineTip variant="error" label={t("history.error")} className="w-full">
            {errorWords.ofCall(history.error)}
          </InlineTip>
          <Button size="small" variant="secondary" onClick={() => void history.refetch()} isLoading={history.isFetching}>
            {t("actions.retry")}
          </Button>
        </div>
      )}
      {history.isSuccess && entries.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("history.empty")}
        </Text>
      )}
      <ol className="flex flex-col divide-y">
        {entries.map((entry, index) => {
          const own = undoable.get(entry.id)
          return (
            <HistoryEntry
              key={entry.id}
              entry={entry}
              onUndo={own && (() => undo.undoOne(entry, own))}
              onUndoAll={own && entry.batch_id ? () => undo.undoBatch(entry) : undefined}
              isOpen={index === 0}
              isBusy={undo.busy === entry.id}
            />
          )
        })}
      </ol>
      {history.hasNextPage && (
        <Button size="small" variant="secondary" className="w-fit" onClick={() => void history.fetchNextPage()} isLoading={history.isFetchingNextPage}>
          {t("history.more")}
        </Button>
      )}
      {undo.conflict && (
        <ConflictPrompt
          pending={{ action: "undo", conflicts: undo.conflict.conflicts }}
          content={null}
          before={new Map(undo.conflict.entry.changes.map(({ target, before }) => [target ?? "", before]))}
          onOverwrite={undo.putBack}
          onKeep={undo.keepWords}
        />
      )}
    </div>
  )
}

const HistorySkeleton = () => {
  const { t } = useCopyTranslation()
  return (
    <div role="status" className="flex flex-col gap-y-3">
      <span className="sr-only">{t("history.loading")}</span>
      {[1, 2, 3].map((entry) => (
        <Skeleton key={entry} className="h-12 w-full" aria-hidden />
      ))}
    </div>
  )
}
