import type { CopyContent, CopyIssue, FieldConfidence } from "../copy/draft"
import type { Locale } from "../copy/limits"

/** What the store's vision-language model made of a picture. Nothing of it is kept in the store. */
export interface CopyPlaygroundDTO {
  locale: Locale
  /** As it came from the model. */
  reply: string
  /** False where the reply was cut at its longest, which only the one to an own prompt can be. */
  finished: boolean
  /** What the reply says, within the limits; null where it is no draft. */
  draft: CopyContent | null
  /** Why the reply to the built-in prompt is no draft; null for any other. */
  unreadable: { code: string; message: string } | null
  /** The text on the picture; [] without a draft. */
  ocr_text: string[]
  issues: CopyIssue[]
  /** 0 to 1 by field; {} where the model does not tell. */
  confidence: FieldConfidence
  model: string
  /** Of the model's files. */
  revision: string
  /** `name@version` of the prompt template; null with an own prompt. */
  template: string | null
  seed: number
  temperature: number
  /** Pixels that the model saw. */
  picture: { width: number; height: number }
  /** `reused`: of the prompt's tokens those that were in memory, from another request on the same picture. Null where the reply is no draft. */
  tokens: { prompt: number; completion: number; reused: number; runs: number } | null
  /** Milliseconds. `picture` is reading it, `queue` the wait for the model. Null as the tokens. */
  timings_ms: { picture: number; queue: number; vision: number; prefill: number; decode: number } | null
}

/** `POST /admin/copy-playground` */
export interface CopyPlaygroundResponse {
  copy_playground: CopyPlaygroundDTO
}

/** How a call failed, as Medusa's errors have it. */
export interface CopyPlaygroundError {
  type: string
  code?: string
  message: string
}

/** A line of the answer where it is asked for as `application/x-ndjson`: any number of texts, then a result or an error. */
export type CopyPlaygroundLine =
  /** The picture is read, and the model is asked. */
  | { event: "asked" }
  /** The reply so far. Its last words may still be replaced. */
  | { event: "text"; text: string }
  | ({ event: "result" } & CopyPlaygroundResponse)
  | ({ event: "error" } & CopyPlaygroundError)
