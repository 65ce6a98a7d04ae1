import type { Baseline, CopyContent, CopyIssue, DraftError, DraftStatus, EditedCopy, FieldConfidence, Provenance, PublishedField } from "../../copy/draft"
import type { Locale } from "../../copy/limits"
import type { DraftTrigger } from "./models/copy-draft"

/** A row of `copy_draft` as the database returns it. */
export interface CopyDraftRow {
  id: string
  product_id: string
  locale: Locale
  status: DraftStatus
  trigger: DraftTrigger
  search_text: string
  content: CopyContent | null
  edited: EditedCopy
  issues: CopyIssue[]
  confidence: FieldConfidence | null
  risk: number
  has_conflict: boolean
  decided_by: string | null
  decided_at: Date | null
  baseline: Baseline
  published: PublishedField[] | null
  provenance: Provenance | null
  fingerprint: string | null
  instructions: string | null
  picture_id: string | null
  template: string | null
  template_name: string | null
  error: DraftError | null
  reject_reason: string | null
  attempts: number
  seed: number
  forced: boolean
  rerun: boolean
  started_at: Date | null
  claimed_by: string | null
  claimed_until: Date | null
  created_at: Date
  updated_at: Date
  deleted_at: Date | null
}

/** What making a draft brings. */
export interface FinishedDraft {
  content: CopyContent
  issues: CopyIssue[]
  confidence: FieldConfidence | null
  /** The product's words at the time of making. */
  baseline: Baseline
  provenance: Provenance
  search_text: string
}
