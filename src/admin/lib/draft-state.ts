import type { CopyDraftDTO } from "../../types/copy-draft"
import type { Locale } from "../../copy/limits"

export function isInTheMaking({ status }: Pick<CopyDraftDTO, "status">): boolean {
  return status === "pending" || status === "generating"
}

/** A draft whose words a merchant can decide about, or has accepted. */
export function isReviewable({ status, content }: Pick<CopyDraftDTO, "status" | "content">): boolean {
  return content !== null && (status === "ready" || status === "accepted")
}

export interface CurrentDrafts {
  /** What was asked for last, in whatever state it is. */
  newest: CopyDraftDTO
  /** The newest with words to review: an earlier one stays until the one in the making is ready. */
  standing: CopyDraftDTO | null
}

/** Which drafts of one language matter now. Null where there is none. */
export function currentDrafts(drafts: readonly CopyDraftDTO[], locale: Locale): CurrentDrafts | null {
  const newestFirst = drafts
    .filter((draft) => draft.locale === locale && draft.status !== "superseded")
    .sort((left, right) => (left.created_at < right.created_at ? 1 : -1))
  const [newest] = newestFirst
  return newest ? { newest, standing: newestFirst.find(isReviewable) ?? null } : null
}
