import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { applyEdits } from "../../copy/apply-edits"
import type { CopyChange, CopyField, PublishedField } from "../../copy/draft"
import { mappedTargets } from "../../copy/publish-mapping"
import { mergePublished } from "../../copy/merge-published"
import { planAccept } from "../../copy/publish-plan"
import { NO_NEW_VALUES } from "../../copy/publish-values"
import { PRODUCT_COPY_MODULE } from "../../modules/product-copy"
import type { DecidedBy, DecisionRecord, SeenDraft } from "../../modules/product-copy/draft-decisions"
import { languageOf } from "../../modules/product-copy/options"
import { readProduct } from "../read-product"
import { readStoreLists } from "../store-lists"
import { findDraft } from "./find-draft"
import { changedMeanwhile, productGone, wrongStatus } from "./refusals"
import { takeBackDecision } from "./take-back-decision"

export interface AcceptCopyDraftInput extends DecidedBy {
  id: string
  /** @default every field that the `publish` option names */
  fields?: CopyField[]
  /** Names of attributes whose value may become a new tag, type or value of an option. @default none */
  new_values?: string[]
  /** Write also over words that changed since the draft was made. @default false */
  force?: boolean
}

/**
 * Plans what accept writes; changes nothing. A draft of which some fields were accepted can
 * have others accepted later.
 *
 * @throws MedusaError NOT_FOUND; NOT_ALLOWED when the draft is not ready, or all of it is
 * accepted; INVALID_DATA for a field that the store publishes nowhere
 */
export const planAcceptStep = createStep(
  "plan-accept",
  async ({ id, fields, new_values, force }: AcceptCopyDraftInput, { container }) => {
    const { options } = container.resolve(PRODUCT_COPY_MODULE)
    const { publish } = options
    const draft = await findDraft(container, id)
    if ((draft.status !== "ready" && draft.status !== "accepted") || !draft.content) {
      throw wrongStatus(draft.status, "accepted")
    }
    const homeless = fields?.find((field) => !mappedTargets(publish).some((mapped) => mapped.field === field))
    if (homeless) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `This store publishes ${homeless} nowhere. Leave it out, or name where it goes in the plugin's publish option.`
      )
    }
    const product = await readProduct(container, draft.product_id)
    if (!product) throw productGone(draft.product_id)
    const { update, translation, options: optionUpdates = [], create = NO_NEW_VALUES, published, conflicts } = planAccept({
      ...languageOf(options, draft.locale),
      content: applyEdits(draft.content, draft.edited),
      product: { ...product.published, lists: await readStoreLists(container, product.published) },
      baseline: { ...draft.baseline, ...written(draft.published) },
      mapping: publish,
      fields,
      settings: options.attributes,
      newValues: new_values,
    })
    if (draft.status === "accepted" && published.length === 0) {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This draft is accepted already: the product says these words.")
    }
    const go = conflicts.length === 0 || force === true
    const seen: SeenDraft = { id, status: draft.status, published: draft.published }
    return new StepResponse({
      seen,
      product: { id: draft.product_id, ...update },
      options: optionUpdates,
      create: go ? create : NO_NEW_VALUES,
      translation: { product_id: draft.product_id, locale: draft.locale, fields: translation ?? {} },
      published: mergePublished(draft.published ?? [], published),
      changes: published satisfies CopyChange[],
      conflicts,
      go,
      writes: Object.keys(update).length > 0,
      links: optionUpdates.length > 0,
      translates: translation !== undefined,
    })
  }
)

export interface MarkAcceptedInput {
  seen: SeenDraft
  published: PublishedField[]
  record: DecisionRecord
}

/** @throws MedusaError NOT_ALLOWED when somebody else decided about the draft meanwhile */
export const markAcceptedStep = createStep(
  "mark-accepted",
  async ({ seen, published, record }: MarkAcceptedInput, { container }) => {
    const made = await container.resolve(PRODUCT_COPY_MODULE).decisions.accept(seen, published, record)
    if (!made) throw changedMeanwhile()
    return new StepResponse(undefined, made)
  },
  takeBackDecision
)

/** What an earlier accept wrote is what the next one expects to find. */
function written(published: PublishedField[] | null): Record<string, unknown> {
  return Object.fromEntries((published ?? []).map(({ target, after }) => [target, after]))
}
