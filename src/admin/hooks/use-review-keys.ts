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
      if (event.defaultPrevented || !isMeantForReview(event.target)) return
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

function isMeantForReview(target: EventTarget | null): boolean {
  const dialogs = [...document.querySelectorAll(DIALOGS)]
  if (!(target instanceof Element) || target === document.body) {
    return dialogs.every((dialog) => dialog.matches(REVIEW_DIALOG_SELECTOR))
  }
  if (target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))) return false
  // Arrows move the choice within these, and letters look for one.
  if (target.closest("[role=radiogroup], [role=menu], [role=listbox], [role=tablist]")) return false
  return target.closest(DIALOGS)?.matches(REVIEW_DIALOG_SELECTOR) ?? false
}
