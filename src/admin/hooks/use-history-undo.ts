import { toast, usePrompt } from "@medusajs/ui"
import { useState } from "react"

import type { CopyConflict, CopyDraftDTO } from "../../types/copy-draft"
import type { CopyHistoryEntryDTO } from "../../types/copy-history"
import { ApiError } from "../lib/api-error"
import { useErrorWords } from "../lib/error-words"
import type { EntryUndo } from "../lib/history-undo"
import { useRefusalWords } from "../lib/refusal-words"
import { useCopyTranslation } from "../lib/use-copy-translation"
import { useDecideMany } from "./api/bulk-decisions"
import { fetchBatch } from "./api/copy-history"
import { useReviewCalls } from "./api/review-calls"

/** An undo that waits for the person's word: the product changed since. */
export interface HistoryConflict {
  entry: CopyHistoryEntryDTO
  undo: EntryUndo
  conflicts: CopyConflict[]
}

/** Undoes single entries of the history, and what was decided together. */
export function useHistoryUndo(onUndone?: (draft: CopyDraftDTO) => void) {
  const { t, tCount } = useCopyTranslation()
  const errorWords = useErrorWords()
  const refusalWords = useRefusalWords()
  const prompt = usePrompt()
  const calls = useReviewCalls()
  const decideMany = useDecideMany()
  const [busy, setBusy] = useState<string | null>(null)
  const [conflict, setConflict] = useState<HistoryConflict | null>(null)

  const fail = (error: unknown) => {
    const words = errorWords.ofCall(error instanceof Error ? error : new Error(String(error)))
    toast.error(t("toast.failed"), { description: words, dismissable: false })
  }

  const undoOne = async (entry: CopyHistoryEntryDTO, undo: EntryUndo, shown?: CopyConflict[]) => {
    const draft = { id: entry.draft_id, product_id: entry.product_id }
    setBusy(entry.id)
    try {
      const answer = undo.kind === "edit" ? await calls.edit(draft, undo.edited) : await calls.undo(draft, undo.kind === "accept" ? undo.fields : undefined, shown)
      onUndone?.(answer)
      toast.success(t("toast.undone"), { dismissable: false })
    } catch (error) {
      if (error instanceof ApiError && error.isConflict) setConflict({ entry, undo, conflicts: error.conflicts })
      else fail(error)
    } finally {
      setBusy(null)
    }
  }

  const undoBatch = async (entry: CopyHistoryEntryDTO) => {
    if (!entry.batch_id) return
    setBusy(entry.id)
    try {
      const ids = await fetchBatch(entry.batch_id)
      const isSure = await prompt({
        variant: "confirmation",
        title: t("history.confirmTitle"),
        description: tCount("history.confirmText", ids.length),
        confirmText: t("history.confirmYes"),
        cancelText: t("history.confirmNo"),
      })
      if (!isSure) return
      const { done, refused } = await decideMany({ action: "undo", ids })
      const [first] = refused
      if (done.length > 0) toast.success(tCount("history.undone", done.length), { dismissable: false })
      if (first) toast.error(tCount("history.refused", refused.length), { description: refusalWords("undo", first.error), dismissable: false })
    } catch (error) {
      fail(error)
    } finally {
      setBusy(null)
    }
  }

  return {
    undoOne: (entry: CopyHistoryEntryDTO, undo: EntryUndo) => void undoOne(entry, undo),
    undoBatch: (entry: CopyHistoryEntryDTO) => void undoBatch(entry),
    /** The entry that is being undone. */
    busy,
    conflict,
    putBack: () => {
      if (!conflict) return
      setConflict(null)
      void undoOne(conflict.entry, conflict.undo, conflict.conflicts)
    },
    keepWords: () => setConflict(null),
  }
}
