import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { applyEdits, EditedCopyError, readEdits } from "../../copy/apply-edits"
import { draftRisk } from "../../copy/confidence"
import { currentIssues } from "../../copy/current-issues"
import { COPY_FIELDS, type CopyChange, type CopyContent, type EditedCopy } from "../../copy/draft"
import type { Locale } from "../../copy/limits"
import { PRODUCT_COPY_MODULE } from "../../modules/product-copy"
import type { DecidedBy } from "../../modules/product-copy/draft-decisions"
import { readProduct } from "../read-product"
import { findDraft } from "./find-draft"
import { changedMeanwhile, wrongStatus } from "./refusals"
import { takeBackDecision } from "./take-back-decision"

export interface EditCopyDraftInput extends DecidedBy {
  id: string
  /** All of the merchant's own words: a field that is not named goes back to the model's. */
  edited: EditedCopy
}

/** @throws MedusaError NOT_FOUND, NOT_ALLOWED when the draft is not ready, INVALID_DATA for words that don't fit */
export const editDraftStep = createStep(
  "edit-draft",
  async ({ id, edited, actor_id, batch_id }: EditCopyDraftInput, { container }) => {
    const draft = await findDraft(container, id)
    if (draft.status !== "ready" || !draft.content) throw wrongStatus(draft.status, "edited")
    const words = checked(edited, draft.locale)
    const [before, after] = [applyEdits(draft.content, draft.edited), applyEdits(draft.content, words)]
    const seen = { id, status: draft.status, published: draft.published }
    // The title that the product had stays the first line.
    const [product = ""] = draft.search_text.split("\n")
    const titles = [product, draft.content.title, words.title].filter(Boolean).join("\n")
    // What a person wrote, the model need not be sure of.
    const confidence = { ...draft.confidence, ...Object.fromEntries(Object.keys(words).map((field) => [field, 1])) }
    const { facts = {} } = (await readProduct(container, draft.product_id)) ?? {}
    const productCopy = container.resolve(PRODUCT_COPY_MODULE)
    const { baseline } = await productCopy.templates.baselines.current()
    const issues = currentIssues({ ...draft, edited: words }, after, { facts, words: baseline[draft.locale] })
    const risk = draftRisk({ confidence, issues })
    const record = { actor_id, batch_id, changes: changesBetween(before, after) }
    const made = await productCopy.decisions.edit(seen, words, titles, risk, record)
    if (!made) throw changedMeanwhile()
    return new StepResponse(undefined, made)
  },
  takeBackDecision
)

function changesBetween(before: CopyContent, after: CopyContent): CopyChange[] {
  return COPY_FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])).map((field) => ({
    ...{ field, target: null },
    before: before[field],
    after: after[field],
  }))
}

function checked(edited: EditedCopy, locale: Locale): EditedCopy {
  try {
    return readEdits(edited, locale)
  } catch (error) {
    if (error instanceof EditedCopyError) throw new MedusaError(MedusaError.Types.INVALID_DATA, error.message)
    throw error
  }
}
