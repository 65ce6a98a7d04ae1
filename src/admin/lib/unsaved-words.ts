import type { CopyField } from "../../copy/draft"
import type { DraftForm } from "./draft-form"

export interface UnsavedWords {
  form: DraftForm
  open: readonly CopyField[]
}

/**
 * Words that were being written when the page turned, by draft. Outside of every component: the
 * browser's back leaves no time to ask, and whoever comes back finds them again.
 */
const unsaved = new Map<string, UnsavedWords>()

export function unsavedWordsOf(draftId: string): UnsavedWords | undefined {
  return unsaved.get(draftId)
}

export function keepUnsavedWords(draftId: string, words: UnsavedWords | null): void {
  if (words) unsaved.set(draftId, words)
  else unsaved.delete(draftId)
}
