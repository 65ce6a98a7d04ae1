import type { PromptTemplate, TemplateTexts } from "../../copy/templates/prompt-template"
import type { StoreBaseline } from "../../copy/templates/store-baseline"

/** A row of `copy_template` as the database returns it. */
export interface CopyTemplateRow {
  id: string
  name: string
  version: number
  texts: TemplateTexts
  note: string | null
  created_by: string | null
  is_current: boolean
  created_at: Date
}

/** A row of `copy_baseline` as the database returns it. */
export interface CopyBaselineRow {
  id: string
  version: number
  baseline: StoreBaseline
  note: string | null
  created_by: string | null
  created_at: Date
}

/** Who wrote a version, and what for. */
export interface VersionRecord {
  created_by?: string | null
  note?: string | null
}

/** How a version is to be written. */
export interface VersionToWrite extends VersionRecord {
  /**
   * Version of the store's own that the change was begun from, 0 where it has none of its own. Refused where another
   * counts by now. @default whatever counts
   */
  begun_from?: number
}

/** A template as the store has it. */
export interface StoredTemplate extends PromptTemplate {
  note: string | null
  created_by: string | null
  /** Null of a shipped one. */
  created_at: Date | null
}

export function storedTemplate({ name, version, texts, note, created_by, created_at }: CopyTemplateRow): StoredTemplate {
  return { ...texts, name, version, source: "own", note, created_by, created_at }
}
