import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { PRODUCT_COPY_MODULE } from "../../../../modules/product-copy"
import { localeOrDefault } from "../../../../modules/product-copy/options"
import type { CopyTemplatePreviewResponse } from "../../../../types/copy-template"
import { readProduct } from "../../../../workflows/read-product"
import type { AdminPreviewCopyTemplate } from "../validators"

/** What the model writes about a product with the present version and with the proposed words. Nothing is kept. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminPreviewCopyTemplate>,
  res: MedusaResponse<CopyTemplatePreviewResponse>
): Promise<void> {
  const { product_id, name, template } = req.validatedBody
  const productCopy = req.scope.resolve(PRODUCT_COPY_MODULE)
  const locale = localeOrDefault(productCopy.options, req.validatedBody.locale)
  if (!productCopy.makesDrafts) {
    const message = "This instance of the store makes no drafts (worker mode server), so it cannot preview any. Save the template and draft a product with it instead."
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
  }
  const problems = productCopy.templates.problems(name, template)
  if (problems.length > 0) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `There is nothing to preview yet. ${problems.map(({ message }) => message).join(" ")}`)
  }
  const product = await readProduct(req.scope, product_id)
  if (!product) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no product with the id ${product_id}.`)
  if (product.pictures.length === 0) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, "The product has no picture to write about. Choose another product.")
  }
  const present = await productCopy.templates.use(product.facts, name)
  const proposed = { ...present, template: { ...template, name, source: "own" as const, version: 0 } }
  const left = new AbortController()
  res.once("close", () => left.abort(new Error("Nobody waits for the preview any more.")))
  const [one, other] = await productCopy.preview(product, locale, [present, proposed], left.signal)
  if (!one || !other) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The preview came to no end.")
  res.json({
    locale,
    present: { ...one, template: present.template.name, reason: present.reason, reference: present.reference },
    proposed: { ...other, reference: null },
  })
}
