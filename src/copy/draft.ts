import { z } from "zod"

import type { ProductFacts } from "./facts"
import { LOCALES, SELLING_POINT_COUNT } from "./limits"

/** The fields of a draft, in the order in which the model writes them. */
export const COPY_FIELDS = [
  "ocr_text",
  "attributes",
  "title",
  "selling_points",
  "description",
  "alt_text",
] as const

export type CopyField = (typeof COPY_FIELDS)[number]

const Evidence = z.enum(["picture", "ocr_text", "product"])

export const CopyAttribute = z
  .object({
    name: z.string().min(1).max(60),
    value: z.string().min(1).max(120),
    /** Where the value was found. */
    evidence: Evidence,
    /** In which it was found; absent of what the model saw. */
    words: z.string().max(200).optional(),
    /** What the model named, where the value comes from elsewhere. */
    seen: z.string().min(1).max(120).optional(),
    /** What other sources say, where they say something else. */
    against: z
      .array(z.object({ value: z.string().min(1).max(120), evidence: Evidence, words: z.string().max(200).optional() }).strict())
      .max(3)
      .optional(),
  })
  .strict()
export type CopyAttribute = z.infer<typeof CopyAttribute>

/**
 * How sure the vision-language model was of each field, from the probabilities of the tokens that it chose:
 * 0 to 1, of a list its least certain item. A field that the model did not write is absent.
 */
export type FieldConfidence = Partial<Record<CopyField, number>>

/** What a draft says. The one definition: parsing, storage, API and admin all use it. */
export const CopyContent = z
  .object({
    title: z.string().min(1).max(500),
    selling_points: z.array(z.string().min(1).max(500)).length(SELLING_POINT_COUNT),
    description: z.string().min(1).max(5000),
    alt_text: z.string().max(500),
    attributes: z.array(CopyAttribute).max(50),
    ocr_text: z.array(z.string().min(1).max(500)).max(50),
  })
  .strict()
export type CopyContent = z.infer<typeof CopyContent>

/** The merchant's own words, by field. They win over the content. */
export const EditedCopy = CopyContent.partial()
export type EditedCopy = z.infer<typeof EditedCopy>

export const IssueCode = z.enum([
  "too_long",
  "shortened",
  "wrong_count",
  "repeated_point",
  "empty",
  "wrong_script",
  "unsafe_text",
  "unsupported_claim",
  "banned_word",
  "follows_instruction",
  "instruction_in_picture",
  "bare_title",
  "wrong_language",
  "emoji",
  "contact",
  "price",
  "mended",
])
export type IssueCode = z.infer<typeof IssueCode>

/** Something a rule found in a draft. `message` is English; the admin translates by `code`. */
export const CopyIssue = z
  .object({
    field: z.enum(COPY_FIELDS),
    code: IssueCode,
    severity: z.enum(["info", "warning", "error"]),
    message: z.string(),
  })
  .strict()
export type CopyIssue = z.infer<typeof CopyIssue>

export const DRAFT_STATUSES = [
  "pending",
  "generating",
  "ready",
  "accepted",
  "rejected",
  "failed",
  "superseded",
] as const
export type DraftStatus = (typeof DRAFT_STATUSES)[number]

export const CopyLocale = z.enum(LOCALES)

/** Why a draft was written with its template. `value`: the product's own word that decided. */
export type TemplateChoice = { by: "type" | "category" | "tag"; value: string } | { by: "person" } | { by: "nothing" }

/** How a draft came to be: enough to tell whether a new one would be the same. */
export interface Provenance {
  model: string
  revision: string
  /** ONNX graph name → dtype. */
  dtype: Record<string, string>
  /** `name@version` of the prompt template, and the baseline's version (`templateReference`). */
  template: string
  /** Why that one. Absent in drafts that older versions made. */
  template_reason?: TemplateChoice
  fingerprint: string
  picture_ids: string[]
  /** What the store knew of the product then. Absent of drafts that older versions made. */
  facts?: ProductFacts
  /** Accepted drafts of other products that stood in the prompt as examples. Absent where none did. */
  examples?: string[]
  /** The draft whose words were copied because its fingerprint is the same. Absent where the model wrote them. */
  reused_from?: string
  seed: number
  /**
   * `reused`: of the prompt's tokens those that were still in memory, of another request on the same
   * picture. `runs` of the decoder wrote the completion. Both are absent where the words were copied.
   */
  tokens: { prompt: number; completion: number; reused?: number; runs?: number }
  /** Milliseconds. `pictures` is fetching and preparing, `text` a second look at print, where there was one; the rest is the model. */
  timings_ms: { pictures: number; text?: number; vision: number; prefill: number; decode: number }
}

/**
 * What stood at every mapped target of the product when the draft was made; accept
 * compares against it. Target (`title`, `metadata.alt_text`) → value, null where
 * there was none.
 */
export type Baseline = Record<string, unknown>

/** One value that accept wrote, and what stood there before. */
export interface PublishedField {
  field: CopyField
  /** Which attribute, where the field is `attributes`. */
  attribute?: string
  /** Of the product: `title`, `material`, `options.TITLE`, `metadata.KEY`, or `translation.title` in the draft's language. */
  target: string
  before: unknown
  after: unknown
}

/** What a person did with a draft. */
export const DRAFT_ACTIONS = ["edit", "accept", "reject", "undo", "restore"] as const
export type DraftAction = (typeof DRAFT_ACTIONS)[number]

/** One value that a person's decision changed. */
export interface CopyChange {
  field: CopyField
  /** Which attribute, where the field is `attributes` and it went to the product. */
  attribute?: string
  /** Where on the product; null where only the draft's own words changed. */
  target: string | null
  before: unknown
  after: unknown
}

/** One field whose words on the product are no longer those that were expected there (409). */
export interface CopyConflict {
  field: CopyField
  /** Which attribute, where the field is `attributes`. */
  attribute?: string
  target: string
  /** What was expected: the baseline for accept, what accept wrote for undo. */
  baseline: unknown
  current: unknown
  /** Of undo: values of an option that stay whatever is forced, since variants of the product have them. Absent where there are none. */
  in_use?: string[]
}

/** Why a draft failed, in words for the merchant. */
export interface DraftError {
  code: string
  message: string
  /** Whether asking again could help. */
  retryable: boolean
  /** The model's reply where that was what could not be read. */
  raw_reply?: string
}
