import { useSyncExternalStore } from "react"

/** Where there is room for two columns beside each other: the dashboard's own breakpoint for that. */
const WIDE = "(min-width: 1024px)"

export function useIsWide(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(WIDE).matches)
}

function subscribe(onChange: () => void): () => void {
  const media = window.matchMedia(WIDE)
  media.addEventListener("change", onChange)
  return () => media.removeEventListener("change", onChange)
}
