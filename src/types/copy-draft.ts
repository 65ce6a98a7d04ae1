import type {
  Baseline,
  CopyContent,
  CopyIssue,
  DraftError,
  DraftStatus,
  EditedCopy,
  FieldConfidence,
  Provenance,
  PublishedField,
} from "../copy/draft"
import type { Locale } from "../copy/limits"
import type { ListedCategory, ListedOption, ListedValue, PublishedProduct, StoreLists } from "../copy/publish-values"

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
  /** How sure the model was of each field. Null before it is ready, and of drafts that older versions made. */
  confidence: FieldConfidence | null
  /** 0 to 1, of its riskiest field: what needs eyes first. */
  risk: number
  /** Whether the product's words changed since the draft was made, so that accept would be refused. */
  has_conflict: boolean
  baseline: Baseline
  /** What accept wrote and what stood there before. Null when nothing is published. */
  published: PublishedField[] | null
  provenance: Provenance | null
  instructions: string | null
  error: DraftError | null
  reject_reason: string | null
  attempts: number
  /** Admin who accepted or rejected it last, and when; null where it is not decided on. */
  decided_by: string | null
  decided_at: string | null
  created_at: string
  updated_at: string
  /** Only where the call says so. */
  product?: CopyDraftProductDTO
}

/** A draft's product as it is now. */
export interface CopyDraftProductDTO {
  id: string
  title: string
  subtitle: string | null
  description: string | null
  material: string | null
  weight?: number | null
  length?: number | null
  width?: number | null
  height?: number | null
  origin_country?: string | null
  type?: ListedValue | null
  tags?: ListedValue[] | null
  categories?: ListedCategory[] | null
  options?: ListedOption[] | null
  metadata: Record<string, unknown> | null
  thumbnail: string | null
  status: string
  /** In languages that the Translation module keeps; only where one draft is asked for. */
  translations?: PublishedProduct["translations"]
  /** Of the store's tags, types, categories and values of options those that the draft's attributes mean; only where one draft is asked for. */
  lists?: StoreLists
  /** In their order; only where one draft is asked for. */
  pictures?: { id: string; url: string }[]
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

export const BATCH_ACTIONS = ["accept", "reject", "undo"] as const
export type BatchAction = (typeof BATCH_ACTIONS)[number]

/** `POST /admin/copy-drafts/batch`: a result for each id, in the order asked. */
export interface CopyDraftBatchResponse {
  /** By which the history knows what was decided together. */
  batch_id: string
  results: {
    id: string
    action: BatchAction
    ok: boolean
    copy_draft?: CopyDraftDTO
    error?: { code: string; message: string }
  }[]
}

export type { CopyConflict } from "../copy/draft"
