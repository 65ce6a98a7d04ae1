import type { CopyAttribute } from "./draft"

/** The words of a reply as they were read: clean text, but of any length and number. */
export interface DraftWords {
  title: string
  selling_points: string[]
  description: string
  alt_text: string
  attributes: CopyAttribute[]
  ocr_text: string[]
}
