import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { CopyField, PublishedField } from "../../copy/draft"
import { isTranslationTarget } from "../../copy/publish-languages"
import { isOptionTarget } from "../../copy/publish-mapping"
import { planUndo } from "../../copy/publish-plan"
import { PRODUCT_COPY_MODULE } from "../../modules/product-copy"
import type { DecidedBy, DecisionRecord, SeenDraft } from "../../modules/product-copy/draft-decisions"
import { readProduct } from "../read-product"
import { readStoreLists, readUsedOptionValues } from "../store-lists"
import { findDraft } from "./find-draft"
import { changedMeanwhile, productGone, wrongStatus } from "./refusals"
import { takeBackDecision } from "./take-back-decision"

export interface UndoCopyDraftInput extends DecidedBy {
  id: string
  /** Of an accepted draft. @default all that accept wrote */
  fields?: CopyField[]
  /** Put the old words back also over words that changed since accept. @default false */
  force?: boolean
}

/**
 * Plans how to put back what accept replaced, or how to take a rejection back; changes nothing.
 *
 * @throws MedusaError NOT_FOUND; NOT_ALLOWED when the draft is neither accepted nor rejected, or when
 * nothing was written to the fields asked for, or what was written is a translation that cannot be reached now
 */
export const planUndoStep = createStep("plan-undo", async ({ id, fields, force }: UndoCopyDraftInput, { container }) => {
  const draft = await findDraft(container, id)
  if (draft.status !== "accepted" && draft.status !== "rejected") throw wrongStatus(draft.status, "undone")
  const published = draft.published ?? []
  const undone = published.filter(({ field }) => !fields || fields.includes(field))
  if (draft.status === "accepted" && fields && undone.length === 0) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `Nothing of this draft was written to ${fields.join(", ")}.`)
  }
  const product = await readProduct(container, draft.product_id)
  if (!product) throw productGone(draft.product_id)
  if (undone.some(({ target }) => isTranslationTarget(target)) && !product.published.translations?.[draft.locale]) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "This draft was written to Medusa's Translation module, which does not keep its language any more. Turn the module and the language on again, then undo."
    )
  }
  const [lists, usedOptionValues] = await Promise.all([
    readStoreLists(container, product.published),
    undone.some(({ target }) => isOptionTarget(target)) ? readUsedOptionValues(container, draft.product_id) : [],
  ])
  const { update, translation, options = [], changes, conflicts } = planUndo(undone, { ...product.published, lists, usedOptionValues }, draft.locale)
  const seen: SeenDraft = { id, status: draft.status, published: draft.published }
  return new StepResponse({
    seen,
    product: { id: draft.product_id, ...update },
    options: { product_id: draft.product_id, update: options },
    translation: { product_id: draft.product_id, locale: draft.locale, fields: translation ?? {} },
    left: published.filter((field) => !undone.includes(field)),
    changes,
    conflicts,
    go: conflicts.length === 0 || force === true,
    writes: Object.keys(update).length > 0,
    links: options.length > 0,
    translates: translation !== undefined,
  })
})

export interface MarkUndoneInput {
  seen: SeenDraft
  /** What accept wrote that stays. */
  left: PublishedField[]
  record: DecisionRecord
}

/** @throws MedusaError NOT_ALLOWED when somebody else decided about the draft meanwhile */
export const markUndoneStep = createStep(
  "mark-undone",
  async ({ seen, left, record }: MarkUndoneInput, { container }) => {
    const { decisions } = container.resolve(PRODUCT_COPY_MODULE)
    const made = await (seen.status === "rejected" ? decisions.undoReject(seen, record) : decisions.undoAccept(seen, left, record))
    if (!made) throw changedMeanwhile()
    return new StepResponse(undefined, made)
  },
  takeBackDecision
)
