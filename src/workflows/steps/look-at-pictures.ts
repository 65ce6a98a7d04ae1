import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { Locale } from "../../copy/limits"
import { PRODUCT_COPY_MODULE } from "../../modules/product-copy"
import type { DraftTrigger } from "../../modules/product-copy/models/copy-draft"
import { localeOrDefault } from "../../modules/product-copy/options"
import { readProduct } from "../read-product"

export interface LookAtPicturesInput {
  product_id: string
  locale?: Locale
  trigger: DraftTrigger
  picture_id?: string | null
  template?: string | null
}

export interface PicturesSeen {
  /** Whether there is something to draft. */
  worth_drafting: boolean
  locale: Locale
  /** Null where nobody has looked at the pictures yet. */
  fingerprint: string | null
}

/**
 * Decides whether a draft is called for. A product that changed calls for one when it has
 * pictures and the newest draft was not made from the same. A merchant who asks always gets
 * one, at once: the pictures are looked at when it is made.
 *
 * @throws MedusaError NOT_FOUND, also of a template that is asked for; or INVALID_DATA without a picture, when a merchant asked
 */
export const lookAtPicturesStep = createStep(
  "look-at-pictures",
  async ({ product_id, locale: wanted, trigger, picture_id, template }: LookAtPicturesInput, { container }) => {
    const productCopy = container.resolve(PRODUCT_COPY_MODULE)
    const locale = localeOrDefault(productCopy.options, wanted)
    const product = await readProduct(container, product_id)
    const nothing: PicturesSeen = { worth_drafting: false, locale, fingerprint: null }

    if (trigger === "manual") {
      if (!product) {
        throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no product with the id ${product_id}.`)
      }
      if (product.pictures.length === 0) {
        throw new MedusaError(
          MedusaError.Types.INVALID_DATA,
          "The product has no picture to write about. Add one, then ask for a draft."
        )
      }
      if (picture_id && ![...product.pictures, ...(product.otherPictures ?? [])].some(({ id }) => id === picture_id)) {
        throw new MedusaError(
          MedusaError.Types.INVALID_DATA,
          `The product has no picture with the id ${picture_id}. Look at its pictures again and choose one of them.`
        )
      }
      if (template) await productCopy.templates.get(template)
      return new StepResponse<PicturesSeen>({ worth_drafting: true, locale, fingerprint: null })
    }
    if (!product || product.pictures.length === 0) return new StepResponse(nothing)
    const fingerprint = await productCopy.fingerprint(product, locale)
    const unchanged = await productCopy.isUnchanged(product_id, locale, fingerprint)
    return new StepResponse<PicturesSeen>({ worth_drafting: !unchanged, locale, fingerprint })
  }
)
