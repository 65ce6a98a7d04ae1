import { toast } from "@medusajs/ui"
import { useCallback, useRef, useState } from "react"

import type { CopyField, EditedCopy } from "../../copy/draft"
import type { CopyConflict, CopyDraftDTO } from "../../types/copy-draft"
import { ApiError } from "../lib/api-error"
import type { ChosenFields } from "../lib/conflict-choices"
import { effectiveContent } from "../lib/copy-fields"
import { useErrorWords } from "../lib/error-words"
import { NEW_SITTING, noteDecision, noteEdit, type ReviewSitting } from "../lib/review-sitting"
import { useCopyTranslation, type TranslationKey } from "../lib/use-copy-translation"
import { useReviewCalls } from "./api/review-calls"

/** Long enough to read what happened, think again, and reach for the way back. */
const UNDO_MS = 12_000

/** One at a time: the last action is the one to undo. */
const TOAST = "shelftalker-review"

/** An undo that waits for the person's word: the product changed since. */
export interface UndoConflict {
  draft: CopyDraftDTO
  fields?: CopyField[]
  conflicts: CopyConflict[]
}

interface LastAction {
  draft: CopyDraftDTO
  /** False where it failed: then there is nothing to undo. */
  settled: Promise<boolean>
  undo: () => Promise<void>
}

interface ReviewDecisionsOptions {
  /** Shows a draft of the queue. */
  show: (id: string) => void
  say: (words: string) => void
}

export type ReviewDecisions = ReturnType<typeof useReviewDecisions>

/** What is decided in a sitting: the calls, their toasts, and the way back from each. */
export function useReviewDecisions({ show, say }: ReviewDecisionsOptions) {
  const { t } = useCopyTranslation()
  const errorWords = useErrorWords()
  const calls = useReviewCalls()
  const [sitting, showSitting] = useState(NEW_SITTING)
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set())
  const [undoConflict, setUndoConflict] = useState<UndoConflict | null>(null)
  const busyNow = useRef(new Set<string>())
  const sittingNow = useRef(NEW_SITTING)
  const actions = useRef<LastAction[]>([])

  const note = useCallback((change: (known: ReviewSitting) => ReviewSitting) => {
    sittingNow.current = change(sittingNow.current)
    showSitting(sittingNow.current)
  }, [])

  /** Runs one thing at a time with a draft. Null where something is still being done to it. */
  const occupy = useCallback(<Result>(id: string, work: () => Promise<Result>): Promise<Result> | null => {
    if (busyNow.current.has(id)) return null
    busyNow.current.add(id)
    setBusy(new Set(busyNow.current))
    return work().finally(() => {
      busyNow.current.delete(id)
      setBusy(new Set(busyNow.current))
    })
  }, [])

  const reasonOf = (error: unknown): string => {
    if (error instanceof ApiError && error.isConflict) return t("review.toast.changed")
    return errorWords.ofCall(error instanceof Error ? error : new Error(String(error)))
  }

  const complain = (title: TranslationKey, draft: CopyDraftDTO, error: unknown) => {
    const id = toast.error(t(title, { title: titleOf(draft) }), {
      description: reasonOf(error),
      dismissable: false,
      duration: UNDO_MS,
      action: button(t("review.toast.look"), () => {
        toast.dismiss(id)
        show(draft.id)
      }),
    })
  }

  /** Says what was done, with a way back. */
  const done = (words: string, action: LastAction) => {
    toast.success(words, {
      id: TOAST,
      dismissable: false,
      duration: UNDO_MS,
      action: button(t("actions.undo"), () => void undoAction(action)),
    })
  }

  const undoAction = async (action: LastAction) => {
    actions.current = actions.current.filter((known) => known !== action)
    toast.dismiss(TOAST)
    if (!(await action.settled)) return
    show(action.draft.id)
    await action.undo()
  }

  /** Puts back what was published, or takes a rejection back. */
  const undo = async (draft: CopyDraftDTO, fields?: CopyField[], shown?: CopyConflict[]): Promise<void> => {
    const work = occupy(draft.id, () => calls.undo(draft, fields, shown))
    if (!work) return
    try {
      const answer = await work
      note((known) => noteDecision(known, answer))
      const only = fields?.length === 1 ? fields[0] : undefined
      const words = only ? t("review.toast.undoneField", { field: t(`fields.${only}`) }) : t("review.toast.undone", { title: titleOf(answer) })
      toast.success(words, { id: TOAST, dismissable: false })
      say(t("review.say.undone"))
    } catch (error) {
      if (error instanceof ApiError && error.isConflict) setUndoConflict({ draft, fields, conflicts: error.conflicts })
      else complain("review.toast.undoFailed", draft, error)
    }
  }

  /** Decides and reports; the page may have gone on meanwhile. */
  const decide = (draft: CopyDraftDTO, work: () => Promise<CopyDraftDTO>, report: DecisionReport): boolean => {
    const running = occupy(draft.id, work)
    if (!running) return false
    const action: LastAction = {
      draft,
      settled: running.then(
        () => true,
        () => false
      ),
      undo: async () => undo(draft, report.fieldsOf?.(await running)),
    }
    actions.current.push(action)
    running.then(
      (answer) => {
        note((known) => noteDecision(known, answer))
        if (actions.current.includes(action)) done(report.words(answer), action)
      },
      (error: unknown) => {
        actions.current = actions.current.filter((known) => known !== action)
        complain(report.failed, draft, error)
      }
    )
    return true
  }

  return {
    sitting,
    busy,
    /** Whether it was decided in this sitting, or is just being: known at once, before anything is drawn anew. */
    isDecided: (id: string) => sittingNow.current.decided.has(id) || busyNow.current.has(id),
    /** @returns whether it began: not where something is still being done to the draft */
    accept: (draft: CopyDraftDTO, chosen?: ChosenFields, shown: readonly CopyConflict[] = []): boolean =>
      decide(draft, () => (chosen ? calls.acceptChosen(draft, chosen, shown) : calls.accept(draft)), {
        words: (answer) => t("review.toast.accepted", { title: titleOf(answer) }),
        failed: "review.toast.acceptFailed",
        fieldsOf: (answer) => newlyPublished(draft, answer),
      }),
    acceptField: (draft: CopyDraftDTO, field: CopyField, chosen: ChosenFields, shown: readonly CopyConflict[]): boolean =>
      decide(draft, () => calls.acceptChosen(draft, chosen, shown), {
        words: () => t("review.toast.acceptedField", { field: t(`fields.${field}`) }),
        failed: "review.toast.acceptFailed",
        fieldsOf: () => [field],
      }),
    reject: (draft: CopyDraftDTO, reason?: string): boolean =>
      decide(draft, () => calls.reject(draft, reason), {
        words: () => t("review.toast.rejected", { title: titleOf(draft) }),
        failed: "review.toast.rejectFailed",
      }),
    /** @throws {ApiError} for the editor to show at the words */
    edit: async (draft: CopyDraftDTO, edited: EditedCopy): Promise<void> => {
      const work = occupy(draft.id, () => calls.edit(draft, edited))
      if (!work) throw new Error(t("toast.failed"))
      await work
      note((known) => noteEdit(known, draft.id, true))
      const action: LastAction = {
        draft,
        settled: Promise.resolve(true),
        undo: async () => {
          try {
            await occupy(draft.id, () => calls.edit(draft, draft.edited))
            note((known) => noteEdit(known, draft.id, false))
            say(t("review.say.undone"))
          } catch (error) {
            complain("review.toast.undoFailed", draft, error)
          }
        },
      }
      actions.current.push(action)
      done(t("review.toast.saved"), action)
    },
    undo: (draft: CopyDraftDTO, fields?: CopyField[]) => void undo(draft, fields),
    /** @returns the new draft, which is still to be made; null where that was refused */
    regenerate: async (draft: CopyDraftDTO, instructions?: string): Promise<CopyDraftDTO | null> => {
      try {
        return (await occupy(draft.id, () => calls.regenerate(draft, instructions))) ?? null
      } catch (error) {
        toast.error(t("toast.failed"), { description: reasonOf(error), dismissable: false })
        return null
      }
    },
    /** Keeps the old draft: it waits for review again, and the newer one does not. */
    restore: async (draft: CopyDraftDTO): Promise<void> => {
      try {
        await occupy(draft.id, () => calls.restore(draft))
        toast.success(t("review.toast.restored"), { id: TOAST, dismissable: false })
      } catch (error) {
        toast.error(t("toast.failed"), { description: reasonOf(error), dismissable: false })
      }
    },
    undoLast: () => {
      const last = actions.current.at(-1)
      if (last) void undoAction(last)
      else say(t("review.say.nothingToUndo"))
    },
    /** Notes what was done to a draft elsewhere on the page, as in its history. */
    note: (draft: CopyDraftDTO) => note((known) => noteDecision(known, draft)),
    undoConflict,
    /** Over the shown words of the meantime, and only over those. */
    putBack: () => {
      if (!undoConflict) return
      const { draft, fields, conflicts } = undoConflict
      setUndoConflict(null)
      void undo(draft, fields, conflicts)
    },
    keepWords: () => setUndoConflict(null),
  }
}

interface DecisionReport {
  words: (answer: CopyDraftDTO) => string
  failed: TranslationKey
  /** What an undo of it concerns. All where it is not given. */
  fieldsOf?: (answer: CopyDraftDTO) => CopyField[] | undefined
}

/** By which a person knows it: the draft's own title once there is one. */
export function titleOf(draft: CopyDraftDTO): string {
  return effectiveContent(draft)?.title ?? draft.product?.title ?? ""
}

/** What this accept wrote, where others were accepted before: undone without them. */
function newlyPublished(before: CopyDraftDTO, after: CopyDraftDTO): CopyField[] | undefined {
  if (!before.published?.length) return undefined
  const known = new Set(before.published.map(({ target, after }) => `${target} ${JSON.stringify(after)}`))
  const written = (after.published ?? []).filter(({ target, after }) => !known.has(`${target} ${JSON.stringify(after)}`))
  return [...new Set(written.map(({ field }) => field))]
}

function button(label: string, onClick: () => void) {
  return { label, altText: label, onClick }
}
