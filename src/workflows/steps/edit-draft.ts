import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { EditedCopyError, readEdits } from "../../copy/apply-edits"
import type { EditedCopy } from "../../copy/draft"
import type { Locale } from "../../copy/limits"
import { PRODUCT_COPY_MODULE } from "../../modules/product-copy"
import { findDraft } from "./find-draft"
import { changedMeanwhile, wrongStatus } from "./refusals"

export interface EditCopyDraftInput {
  id: string
  /** All of the merchant's own words: a field that is not named goes back to the model's. */
  edited: EditedCopy
}

/** @throws MedusaError NOT_FOUND, NOT_ALLOWED when the draft is not ready, INVALID_DATA for words that don't fit */
export const editDraftStep = createStep(
  "edit-draft",
  async ({ id, edited }: EditCopyDraftInput, { container }) => {
    const draft = await findDraft(container, id)
    if (draft.status !== "ready") throw wrongStatus(draft.status, "edited")
    const words = checked(edited, draft.locale)
    const seen = { id, status: draft.status, published: draft.published }
    // The title that the product had stays the first line.
    const [product = ""] = draft.search_text.split("\n")
    const titles = [product, draft.content?.title, words.title].filter(Boolean).join("\n")
    const { decisions } = container.resolve(PRODUCT_COPY_MODULE)
    if (!(await decisions.edit(seen, words, titles))) throw changedMeanwhile()
    return new StepResponse(undefined, { seen, edited: draft.edited, titles: draft.search_text })
  },
  async (before, { container }) => {
    if (before) await container.resolve(PRODUCT_COPY_MODULE).decisions.edit(before.seen, before.edited, before.titles)
  }
)

function checked(edited: EditedCopy, locale: Locale): EditedCopy {
  try {
    return readEdits(edited, locale)
  } catch (error) {
    if (error instanceof EditedCopyError) throw new MedusaError(MedusaError.Types.INVALID_DATA, error.message)
    throw error
  }
}
