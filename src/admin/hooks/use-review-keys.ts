import { useEffect, useRef } from "react"

import { ReviewKeyReader, type ReviewCommand } from "../lib/review-keys"

export type ReviewHandlers = Partial<Record<ReviewCommand, (index: number) => void>>

/** Marks the dialog whose keys these are. */
export const REVIEW_DIALOG = { "data-shelftalker-review": "" }
export const REVIEW_DIALOG_SELECTOR = "[data-shelftalker-review]"
const DIALOGS = "[role=dialog], [role=alertdialog]"

/** Runs what belongs to a key, unless it is pressed in a field, a menu, or a dialog above the review. */
export function useReviewKeys(handlers: ReviewHandlers): void {
  const current = useRef(handlers)
  current.current = handlers

  useEffect(() => {
    const reader = new ReviewKeyReader()
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isMeantForReview(event)) return
      const read = reader.read(event)
      const run = read && current.current[read.command]
      if (!run) return
      event.preventDefault()
      run(read.index)
    }
    document.addEventListener("keydown", press)
    return () => document.removeEventListener("keydown", press)
  }, [])
}

function isMeantForReview({ target, key }: KeyboardEvent): boolean {
  const dialogs = [...document.querySelectorAll(DIALOGS)]
  // Whatever lies above it comes first, wherever the focus is by then.
  if (!dialogs.every((dialog) => dialog.matches(REVIEW_DIALOG_SELECTOR))) return false
  if (!(target instanceof HTMLElement) || target === document.body) return true
  if (target.isContentEditable || target.matches("input, textarea, select")) return false
  // Letters look for an entry in these, and arrows move the choice in those.
  if (target.closest("[role=menu], [role=listbox]")) return false
  if (key.startsWith("Arrow") && target.closest("[role=radiogroup], [role=tablist]")) return false
  return target.closest(REVIEW_DIALOG_SELECTOR) !== null
}
