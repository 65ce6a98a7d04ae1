import type { CopyContent, CopyIssue, TemplateChoice } from "../copy/draft"
import type { Locale } from "../copy/limits"
import type { TemplateProblem } from "../copy/templates/check-template"
import type { PlannedImport, TemplateFile } from "../copy/templates/plan-import"
import type { PromptTemplate } from "../copy/templates/prompt-template"
import type { StoreBaseline } from "../copy/templates/store-baseline"

/** A template as drafts are made with it now, or one of its versions. */
export interface CopyTemplateDTO extends PromptTemplate {
  /** `name@version` as drafts carry it, with the baseline's version of now. */
  reference: string
  /** Whether a shipped one of the same name stands behind it. */
  replaces_shipped: boolean
  note: string | null
  /** Id of an admin; null of a shipped one. */
  created_by: string | null
  created_at: string | null
}

/** `GET /admin/copy-templates`, by name. */
export interface CopyTemplateListResponse {
  copy_templates: CopyTemplateDTO[]
  count: number
}

/** `GET /admin/copy-templates/:name`, and what changes it. */
export interface CopyTemplateResponse {
  copy_template: CopyTemplateDTO
  /** The store's own, the newest first. */
  versions: CopyTemplateDTO[]
  /** As it came with the plugin; null where it did not. */
  shipped: CopyTemplateDTO | null
}

/** `DELETE /admin/copy-templates/:name` */
export interface CopyTemplateDeleteResponse {
  name: string
  deleted: true
  /** The shipped one, which counts again; null where there is none. */
  copy_template: CopyTemplateDTO | null
}

/** `GET /admin/copy-templates/export` */
export type CopyTemplateFile = TemplateFile

/** `POST /admin/copy-templates/import` */
export interface CopyTemplateImportResponse extends PlannedImport {
  dry_run: boolean
}

export interface PreviewedDraft {
  /** Null of words that are not saved yet. */
  reference: string | null
  content: CopyContent
  issues: CopyIssue[]
  /** Of the model, in milliseconds. */
  ms: number
}

/** `POST /admin/copy-templates/preview`. Nothing of it is kept. */
export interface CopyTemplatePreviewResponse {
  locale: Locale
  /** With the version that is current, or what the product would get where the template is new. */
  present: PreviewedDraft & { template: string; reason: TemplateChoice }
  proposed: PreviewedDraft
}

/** `GET` and `POST /admin/copy-baseline` */
export interface CopyBaselineResponse {
  copy_baseline: CopyBaselineDTO
  /** The newest first. */
  versions: CopyBaselineVersionDTO[]
}

export interface CopyBaselineDTO {
  /** 0 before any was written. */
  version: number
  baseline: StoreBaseline
}

export interface CopyBaselineVersionDTO extends CopyBaselineDTO {
  note: string | null
  created_by: string | null
  created_at: string
}

/** Codes with which calls about templates and the baseline are refused. The codes of `failures` come besides, of a preview that could not be drafted. */
export const COPY_TEMPLATE_REFUSALS = [
  "template_refused",
  "newer_version",
  "template_name",
  "no_template",
  "no_version",
  "as_shipped",
  "too_many_templates",
  "too_many_words",
  "no_product",
  "no_picture",
  "no_model_here",
] as const
export type CopyTemplateRefusal = (typeof COPY_TEMPLATE_REFUSALS)[number]

/** How a change is refused, as Medusa's errors have it and with what is particular to it. */
export interface CopyTemplateError {
  type: string
  code: CopyTemplateRefusal
  /** English. */
  message: string
  /** Of `template_refused`, all that is wrong with it. */
  problems?: TemplateProblem[]
  /** Of `newer_version`, the version that counts now. */
  version?: number
}
