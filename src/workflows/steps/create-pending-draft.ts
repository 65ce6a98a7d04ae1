import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { Locale } from "../../copy/limits"
import { PRODUCT_COPY_MODULE } from "../../modules/product-copy"
import type { DraftTrigger } from "../../modules/product-copy/models/copy-draft"
import { readProduct } from "../read-product"

export interface CreatePendingDraftInput {
  product_id: string
  locale: Locale
  trigger: DraftTrigger
  fingerprint: string | null
  instructions?: string | null
  picture_id?: string | null
  template?: string | null
  force?: boolean
}

/**
 * Puts a draft into the queue, or finds the one that is in the making for the same product
 * and language. The id is null when the product is gone, or its pictures were drafted meanwhile.
 */
export const createPendingDraftStep = createStep(
  "create-pending-draft",
  async ({ product_id, locale, trigger, fingerprint, instructions, picture_id, template, force }: CreatePendingDraftInput, { container }) => {
    const productCopy = container.resolve(PRODUCT_COPY_MODULE)
    const product = await readProduct(container, product_id)
    // Deleted since the pictures were looked at.
    if (!product) return new StepResponse<{ id: string | null }, string | null>({ id: null }, null)
    // In a burst of updates another one's draft may have been finished since this one's pictures were looked at.
    if (trigger === "automatic" && fingerprint && (await productCopy.isUnchanged(product_id, locale, fingerprint))) {
      return new StepResponse<{ id: string | null }, string | null>({ id: null }, null)
    }
    const wish = instructions?.trim() || null
    const { id, created } = await productCopy.requestDraft({
      product,
      locale,
      trigger,
      fingerprint,
      instructions: wish,
      picture_id,
      template_name: template,
      forced: force === true || wish !== null,
    })
    return new StepResponse<{ id: string | null }, string | null>({ id }, created ? id : null)
  },
  async (createdId, { container }) => {
    if (createdId) await container.resolve(PRODUCT_COPY_MODULE).deleteCopyDrafts(createdId)
  }
)
