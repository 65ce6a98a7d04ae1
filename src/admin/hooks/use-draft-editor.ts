import { useCallback, useEffect, useMemo, useRef, useState } from "react"

import type { CopyContent, CopyField, EditedCopy } from "../../copy/draft"
import type { CopyDraftDTO } from "../../types/copy-draft"
import { editsOf, formOf, isComplete, type DraftForm } from "../lib/draft-form"
import { useErrorWords } from "../lib/error-words"
import { keepUnsavedWords, unsavedWordsOf } from "../lib/unsaved-words"
import { useUnloadWarning } from "./use-unload-warning"

export interface DraftEditor {
  form: DraftForm
  /** The fields that are being edited, in no order. */
  open: ReadonlySet<CopyField>
  /** Which of them has the cursor at first. */
  focused: CopyField | null
  isEditing: boolean
  isDirty: boolean
  isComplete: boolean
  isSaving: boolean
  /** Why the store did not take the words, in words. */
  problem: string | null
  /** Whether the words are from before the page was left. */
  isKept: boolean
  begin: (fields: readonly CopyField[]) => void
  set: (changed: Partial<DraftForm>) => void
  /** Drops what was written. */
  cancel: () => void
  /** Saves all that is open. False where that was not possible; the words are still there then. */
  save: () => Promise<boolean>
}

/**
 * The words of a draft while they are written over in place.
 *
 * @param content the words that count, earlier edits included
 * @param onSave saves all of the merchant's own words
 */
export function useDraftEditor(draft: CopyDraftDTO, content: CopyContent, onSave: (edited: EditedCopy) => Promise<void>): DraftEditor {
  const errorWords = useErrorWords()
  const [kept] = useState(() => unsavedWordsOf(draft.id))
  const [written, setWritten] = useState<DraftForm>(() => kept?.form ?? formOf(content))
  const [open, setOpen] = useState<ReadonlySet<CopyField>>(() => new Set(kept?.open))
  const [focused, setFocused] = useState<CopyField | null>(kept?.open[0] ?? null)
  const [isKept, setIsKept] = useState(kept !== undefined)
  const [isSaving, setIsSaving] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  // What is not being edited follows the draft: somebody else may edit it meanwhile.
  const form = useMemo(() => withOpenFields(formOf(content), written, open), [content, written, open])
  const isDirty = Object.keys(editsOf(form, content)).length > 0
  useUnloadWarning(isDirty)

  useEffect(() => {
    keepUnsavedWords(draft.id, isDirty ? { form, open: [...open] } : null)
  }, [draft.id, form, open, isDirty])

  const close = useCallback(() => {
    setOpen(new Set())
    setFocused(null)
    setProblem(null)
    setIsKept(false)
  }, [])

  const saving = useRef(false)
  const complete = isComplete(form, draft.locale)
  const save = async (): Promise<boolean> => {
    if (saving.current || !complete) return false
    if (!isDirty) {
      close()
      return true
    }
    saving.current = true
    setIsSaving(true)
    setProblem(null)
    try {
      // All that differs from the model's words: it takes the place of what was saved before.
      await onSave(editsOf(form, draft.content ?? content))
      close()
      return true
    } catch (error) {
      setProblem(error instanceof Error ? errorWords.ofCall(error) : String(error))
      return false
    } finally {
      saving.current = false
      setIsSaving(false)
    }
  }

  return {
    form,
    open,
    focused,
    isEditing: open.size > 0,
    isDirty,
    isComplete: complete,
    isSaving,
    problem,
    isKept,
    begin: (fields) => {
      const first = fields[0] ?? null
      setWritten(withOpenFields(formOf(content), form, open))
      setOpen(new Set([...open, ...fields]))
      setFocused(first)
    },
    set: (changed) => setWritten({ ...form, ...changed }),
    cancel: close,
    save,
  }
}

function withOpenFields(saved: DraftForm, written: DraftForm, open: ReadonlySet<CopyField>): DraftForm {
  const fields = [...open].map((field) => [field, written[field]])
  return { ...saved, ...Object.fromEntries(fields) }
}
