import type {
  Baseline,
  CopyContent,
  CopyIssue,
  DraftError,
  DraftStatus,
  EditedCopy,
  Provenance,
  PublishedField,
} from "../copy/draft"
import type { Locale } from "../copy/limits"

/** A copy draft as the API returns it. */
export interface CopyDraftDTO {
  id: string
  product_id: string
  locale: Locale
  status: DraftStatus
  /** What the model wrote, after parsing and limits; never changed later. Null until it is ready. */
  content: CopyContent | null
  edited: EditedCopy
  issues: CopyIssue[]
  baseline: Baseline
  /** What accept wrote and what stood there before. Null when nothing is published. */
  published: PublishedField[] | null
  provenance: Provenance | null
  instructions: string | null
  error: DraftError | null
  reject_reason: string | null
  attempts: number
  created_at: string
  updated_at: string
  /** Only where the call says so. */
  product?: { id: string; title: string; description: string | null; thumbnail: string | null; status: string }
}

/** `GET /admin/copy-drafts` */
export interface CopyDraftListResponse {
  copy_drafts: CopyDraftDTO[]
  count: number
  limit: number
  offset: number
}

/** Every call that answers with one draft. */
export interface CopyDraftResponse {
  copy_draft: CopyDraftDTO
}

/** `POST /admin/copy-drafts/batch`: a result for each id, in the order asked. */
export interface CopyDraftBatchResponse {
  results: {
    id: string
    action: "accept" | "reject"
    ok: boolean
    copy_draft?: CopyDraftDTO
    error?: { code: string; message: string }
  }[]
}

export type { CopyConflict } from "../copy/draft"
