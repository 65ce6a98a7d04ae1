import { createHash } from "node:crypto"

import type { Locale } from "../copy/limits"
import { DEFAULT_TEMPLATE } from "../copy/prompt"
import type { ModelInfo } from "../inference/types"

export interface FingerprintRequest {
  /** `pictureFingerprint` of each prepared picture, in the order the model sees them. */
  pictures: readonly string[]
  model: ModelInfo
  locale: Locale
  /** `name@version` of the prompt template. @default the built-in template */
  template?: string
  instructions?: string | null
}

/**
 * SHA-256 (hex) over what a draft is made from: same fingerprint, same draft, so no
 * second inference, also for another product with the same pictures.
 *
 * What the store knows of the product is left out on purpose. Accepting a draft writes
 * the product's title and description, and those are facts of the next prompt: were
 * they in here, every accept would make the next `product.updated` draft anew.
 */
export function draftFingerprint({
  pictures,
  model,
  locale,
  template = DEFAULT_TEMPLATE,
  instructions,
}: FingerprintRequest): string {
  const wish = instructions?.trim() ?? ""
  const dtype = Object.entries(model.dtype).sort(([one], [other]) => (one < other ? -1 : 1))
  const made = [pictures, template, model.model, model.revision, dtype, locale, wish]
  return createHash("sha256").update(JSON.stringify(made)).digest("hex")
}
