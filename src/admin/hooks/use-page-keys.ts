import { useEffect, useRef } from "react"

/** On a part of the page that floats above it: keys that are pressed there are meant for the page. */
export const TAKES_PAGE_KEYS = { "data-takes-page-keys": "" }

/** Medusa's own sequences, as G and then P for the products, begin with this key and wait so long for the next. */
const SEQUENCE_KEY = "g"
const SEQUENCE_MS = 500

/**
 * Calls what belongs to a key of the page. Not where the key is written into a field or chooses from a menu,
 * where a dialog lies above the page, and not together with Ctrl and the like, which are the browser's.
 */
export function usePageKeys(keys: Readonly<Record<string, () => void>>): void {
  const current = useRef(keys)
  current.current = keys

  useEffect(() => {
    let sequenceSince = -Infinity
    const press = (event: KeyboardEvent) => {
      if (!isMeantForPage(event)) return
      const key = event.key.toLowerCase()
      if (key === SEQUENCE_KEY) sequenceSince = event.timeStamp
      const run = current.current[key]
      if (!run || event.timeStamp - sequenceSince < SEQUENCE_MS) return
      event.preventDefault()
      run()
    }
    document.addEventListener("keydown", press)
    return () => document.removeEventListener("keydown", press)
  }, [])
}

function isMeantForPage({ target, ctrlKey, metaKey, altKey, repeat, isComposing }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || repeat || isComposing) return false
  if (!(target instanceof HTMLElement)) return true
  if (target.isContentEditable || target.matches("input, textarea, select")) return false
  const isAbove = target.closest("[role=menu], [role=listbox], [role=dialog], [role=alertdialog]") !== null
  return !isAbove || target.closest("[data-takes-page-keys]") !== null
}
