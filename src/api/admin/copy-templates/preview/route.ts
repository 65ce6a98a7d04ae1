import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { PRODUCT_COPY_MODULE } from "../../../../modules/product-copy"
import { localeOrDefault } from "../../../../modules/product-copy/options"
import type { ProductSource } from "../../../../modules/product-copy/product-source"
import { templateRefusal, templateRefused } from "../../../../modules/product-copy/template-refusals"
import type { CopyTemplateError, CopyTemplatePreviewResponse } from "../../../../types/copy-template"
import { readProduct } from "../../../../workflows/read-product"
import { answerRefusals } from "../answer-refusals"
import type { AdminPreviewCopyTemplate } from "../validators"

/** What the model writes about a product with the present version and with the proposed words. Nothing is kept. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminPreviewCopyTemplate>,
  res: MedusaResponse<CopyTemplatePreviewResponse | CopyTemplateError>
): Promise<void> {
  await answerRefusals(res, async () => {
    const asked = req.validatedBody
    const productCopy = req.scope.resolve(PRODUCT_COPY_MODULE)
    const locale = localeOrDefault(productCopy.options, asked.locale)
    const product = await previewedProduct(req.scope, asked)
    const present = await productCopy.templates.use(product.facts, asked.name)
    const proposed = { ...present, template: { ...asked.template, name: asked.name, source: "own" as const, version: 0 } }
    const left = new AbortController()
    res.once("close", () => left.abort(new Error("Nobody waits for the preview any more.")))
    const [one, other] = await productCopy.preview(product, locale, [present, proposed], left.signal)
    if (!one || !other) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The preview came to no end.")
    return {
      locale,
      present: { ...one, template: present.template.name, reason: present.reason, reference: present.reference },
      proposed: { ...other, reference: null },
    }
  })
}

/** @throws MedusaError where there is nothing to preview, or nothing to preview it on */
async function previewedProduct(container: MedusaContainer, { product_id, name, template }: AdminPreviewCopyTemplate): Promise<ProductSource> {
  const { makesDrafts, templates } = container.resolve(PRODUCT_COPY_MODULE)
  if (!makesDrafts) {
    const message = "This instance of the store makes no drafts (worker mode server), so it cannot preview any. Save the template and draft a product with it instead."
    throw templateRefusal(MedusaError.Types.NOT_ALLOWED, "no_model_here", message)
  }
  const problems = templates.problems(name, template)
  if (problems.length > 0) {
    throw templateRefused(problems, `There is nothing to preview yet. ${problems.map(({ message }) => message).join(" ")}`)
  }
  const product = await readProduct(container, product_id)
  if (!product) throw templateRefusal(MedusaError.Types.NOT_FOUND, "no_product", `There is no product with the id ${product_id}.`)
  if (product.pictures.length === 0) {
    throw templateRefusal(MedusaError.Types.INVALID_DATA, "no_picture", "The product has no picture to write about. Choose another product.")
  }
  return product
}
