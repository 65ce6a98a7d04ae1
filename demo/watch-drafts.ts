import { setTimeout as wait } from "node:timers/promises"

import type { CopyDraftDTO, CopyDraftListResponse } from "../src/types/copy-draft"
import { AdminApiError, type AdminApi } from "./admin-api"

const EVERY = 1_000
/** As many as the API gives at once: the newest. */
const PAGE = 100

/**
 * Shows the drafts as they come in, until none is under way or the signal ends it: one
 * line that moves on a terminal, a line for each finished draft elsewhere. Drafts that
 * were finished before are not told again.
 *
 * @param expected How many drafts are on their way, at least.
 */
export async function watchDrafts(api: AdminApi, expected: number, signal: AbortSignal): Promise<void> {
  const line = new ProgressLine()
  const told = new Set<string>()
  let first = expected === 0
  while (!signal.aborted) {
    const drafts = await newestDrafts(api).catch((error) => {
      // A moment of trouble in the store's process; its own log has the story.
      if (error instanceof AdminApiError && error.status < 500) throw error
      return null
    })
    if (drafts) {
      const finished = drafts.filter(isFinished)
      for (const draft of finished) {
        if (!first && !told.has(draft.id)) line.above(describe(draft))
        told.add(draft.id)
      }
      first = false
      const total = Math.max(expected, drafts.length)
      if (total > 0) line.show(`Drafts: ${finished.length} of ${total} finished`)
      if (finished.length >= total) break
    }
    await wait(EVERY, undefined, { signal }).catch(() => undefined)
  }
  line.end()
}

/** The newest draft of every product and language. */
async function newestDrafts(api: AdminApi): Promise<CopyDraftDTO[]> {
  const newest = new Map<string, CopyDraftDTO>()
  const { copy_drafts } = await api.get<CopyDraftListResponse>(`/admin/copy-drafts?limit=${PAGE}&order=-created_at`)
  for (const draft of copy_drafts) {
    const place = `${draft.product_id} ${draft.locale}`
    if (draft.status !== "superseded" && !newest.has(place)) newest.set(place, draft)
  }
  return [...newest.values()].reverse()
}

function isFinished({ status }: CopyDraftDTO): boolean {
  return status !== "pending" && status !== "generating"
}

function describe({ status, content, baseline, error }: CopyDraftDTO): string {
  const name = baseline.title ?? "a product"
  if (status === "failed") return `  ✗ ${name}: ${error?.message ?? "the draft failed"}`
  return `  ✓ ${name} → ${content?.title ?? ""}`
}

/** A line that is written over on a terminal, and only when it changes elsewhere. */
class ProgressLine {
  private readonly moves = process.stdout.isTTY === true
  private last = ""

  show(text: string): void {
    if (text === this.last) return
    process.stdout.write(this.moves ? `\r\u001b[2K${text}` : `${text}\n`)
    this.last = text
  }

  above(text: string): void {
    process.stdout.write(this.moves ? `\r\u001b[2K${text}\n${this.last}` : `${text}\n`)
  }

  end(): void {
    if (this.moves && this.last) process.stdout.write("\n")
  }
}
