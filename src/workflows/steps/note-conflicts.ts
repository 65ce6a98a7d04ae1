import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { applyEdits } from "../../copy/apply-edits"
import { CopyLocale } from "../../copy/draft"
import { planAccept } from "../../copy/publish-plan"
import { PRODUCT_COPY_MODULE } from "../../modules/product-copy"
import { languageOf } from "../../modules/product-copy/options"
import { readProduct } from "../read-product"

export interface NoteConflictsInput {
  product_id: string
}

/** Nothing to undo: what it notes is so. */
export const noteConflictsStep = createStep("note-conflicts", async ({ product_id }: NoteConflictsInput, { container }) => {
  const productCopy = container.resolve(PRODUCT_COPY_MODULE)
  const drafts = await productCopy.listCopyDrafts({ product_id, status: "ready" }, { take: null })
  const product = drafts.length > 0 ? await readProduct(container, product_id) : null
  if (!product) return new StepResponse(undefined)
  const conflicts = drafts.flatMap(({ id, locale, content, edited, baseline }): [string, boolean][] => {
    if (!content) return []
    const plan = planAccept({
      ...languageOf(productCopy.options, CopyLocale.parse(locale)),
      content: applyEdits(content, edited),
      product: product.published,
      baseline,
      mapping: productCopy.options.publish,
      settings: productCopy.options.attributes,
    })
    return [[id, plan.conflicts.length > 0]]
  })
  await productCopy.decisions.noteConflicts(new Map(conflicts))
  return new StepResponse(undefined)
})
