import { useRef } from "react"

import { REVIEW_DIALOG_SELECTOR } from "./use-review-keys"

/**
 * For `onCloseAutoFocus` of a dialog that no trigger of its own opened: the focus goes back to where it was
 * before. By itself such a dialog leaves it nowhere, and with it the keyboard.
 *
 * @param isOpen of a dialog that stays mounted
 */
export function useReturnFocus(isOpen = true): (event: Event) => void {
  const before = useRef<Element | null>(null)
  const wasOpen = useRef(false)
  if (isOpen && !wasOpen.current) before.current = document.activeElement
  wasOpen.current = isOpen

  return (event) => {
    event.preventDefault()
    const { current } = before
    const isThere = current instanceof HTMLElement && current.isConnected && current !== document.body
    const target = isThere ? current : document.querySelector<HTMLElement>(REVIEW_DIALOG_SELECTOR)
    target?.focus()
  }
}
