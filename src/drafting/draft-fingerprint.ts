import { createHash } from "node:crypto"

import type { Locale } from "../copy/limits"
import type { ModelInfo } from "../inference/types"

export interface FingerprintRequest {
  /** `pictureFingerprint` of each prepared picture, in the order the model sees them. */
  pictures: readonly string[]
  model: ModelInfo
  locale: Locale
  /** Of the prompt template and the baseline (`templateReference`). */
  template: string
  instructions?: string | null
}

/**
 * SHA-256 (hex) over what a draft is made from: same fingerprint, same draft, so no
 * second inference, also for another product with the same pictures.
 *
 * What the store knows of the product is left out on purpose. Accepting a draft writes
 * the product's title and description, and those are facts of the next prompt: were
 * they in here, every accept would make the next `product.updated` draft anew.
 *
 * The template is in here, so that a draft of another one is not copied. Whether a product's
 * pictures are new is told with the template of its newest draft, whatever it would get now: a
 * new category, or a template that was edited, alone makes nothing be drafted.
 */
export function draftFingerprint({
  pictures,
  model,
  locale,
  template,
  instructions,
}: FingerprintRequest): string {
  const wish = instructions?.trim() ?? ""
  const dtype = Object.entries(model.dtype).sort(([one], [other]) => (one < other ? -1 : 1))
  const made = [pictures, template, model.model, model.revision, dtype, locale, wish]
  return createHash("sha256").update(JSON.stringify(made)).digest("hex")
}
