import { useSyncExternalStore } from "react"

/** Address of one of the admin's pages, from its path within the admin (`/products/prod_1`). */
export function adminAddress(path: string): string {
  return `${(__BASE__ ?? "/app").replace(/\/$/, "")}${path}`
}

/**
 * Turns to another page of the admin without loading the admin anew.
 *
 * Through the browser's history, to which every version of the router listens: stores bring other
 * versions of the router than the admin's own, and what one provides the other does not see.
 *
 * @param replace takes the place of the present page in the browser's history, so that back leads past it
 */
export function goTo(path: string, { replace = false } = {}): void {
  const turn = replace ? "replaceState" : "pushState"
  window.history[turn](null, "", adminAddress(path))
  window.dispatchEvent(new PopStateEvent("popstate", { state: null }))
}

/** The last part of the page's address: of `/app/copy-backfills/cbfill_1` the id. */
export function useLastSegment(): string {
  const pathname = useSyncExternalStore(subscribe, () => window.location.pathname)
  return decodeURIComponent(pathname.split("/").filter(Boolean).at(-1) ?? "")
}

/** The address's query: `?view=failed`, or "". */
export function useSearch(): string {
  return useSyncExternalStore(subscribe, () => window.location.search)
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener("popstate", onChange)
  return () => window.removeEventListener("popstate", onChange)
}
