import { useSyncExternalStore } from "react"

/** Where a table has no room for its columns: below the dashboard's own first breakpoint. */
const NARROW = "(max-width: 639px)"

export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(NARROW).matches)
}

function subscribe(onChange: () => void): () => void {
  const media = window.matchMedia(NARROW)
  media.addEventListener("change", onChange)
  return () => media.removeEventListener("change", onChange)
}
