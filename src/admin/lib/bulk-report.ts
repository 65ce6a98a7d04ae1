import { useSyncExternalStore } from "react"

import type { Locale } from "../../copy/limits"
import type { BulkAction } from "./bulk-action"
import type { RefusedDraft } from "./decide-in-chunks"

/** What could not be done to some of many drafts. */
export interface BulkReport {
  action: BulkAction
  refused: (RefusedDraft & { title: string | null; locale: Locale })[]
}

/**
 * Outside of every component: whoever opens one of the drafts that are listed and comes back finds the rest, and
 * an undo may end when its page has turned.
 */
let report: BulkReport | null = null
const listeners = new Set<() => void>()

export function setBulkReport(next: BulkReport | null): void {
  report = next
  for (const tell of listeners) tell()
}

export function useBulkReport(): BulkReport | null {
  return useSyncExternalStore(subscribe, () => report)
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange)
  return () => listeners.delete(onChange)
}
