import type { CopyDraftDTO } from "../../types/copy-draft"
import type { Locale } from "../../copy/limits"

export function isInTheMaking({ status }: Pick<CopyDraftDTO, "status">): boolean {
  return status === "pending" || status === "generating"
}

/** The draft to show for each language: the newest that none has taken the place of. */
export function newestByLocale(drafts: readonly CopyDraftDTO[]): Map<Locale, CopyDraftDTO> {
  const newest = new Map<Locale, CopyDraftDTO>()
  for (const draft of drafts) {
    const known = newest.get(draft.locale)
    if (draft.status === "superseded" && known) continue
    if (!known || known.status === "superseded" || draft.created_at > known.created_at) newest.set(draft.locale, draft)
  }
  return newest
}
