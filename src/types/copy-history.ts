import type { CopyChange, DraftAction } from "../copy/draft"
import type { Locale } from "../copy/limits"

/** One thing that a person did with a draft. */
export interface CopyHistoryEntryDTO {
  id: string
  draft_id: string
  product_id: string
  locale: Locale
  action: DraftAction
  /** Null where no person did it, such as a store's own workflow. */
  actor: { id: string; name: string } | null
  /** What was written, and what stood there before. [] where nothing was. */
  changes: CopyChange[]
  /** Of a rejection its reason. */
  note: string | null
  /** Of what was decided together with others; to be undone together. */
  batch_id: string | null
  created_at: string
}

/** `GET /admin/copy-history`, the newest first. */
export interface CopyHistoryResponse {
  copy_history: CopyHistoryEntryDTO[]
  count: number
  limit: number
  offset: number
}
