import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { Locale } from "../../copy/limits"
import { MOST_BASELINE_WORDS } from "../../copy/templates/template-limits"
import { withWords, type StoreBaseline } from "../../copy/templates/store-baseline"
import { PRODUCT_COPY_MODULE } from "../../modules/product-copy"
import type { VersionToWrite } from "../../modules/product-copy/copy-template-rows"
import { templateRefusal } from "../../modules/product-copy/template-refusals"

export interface MoreWords {
  locale: Locale
  words: string[]
}

/** One of: the whole, words for one of its lists, or an older version to go back to. */
export interface SaveCopyBaselineInput extends VersionToWrite {
  baseline?: StoreBaseline
  add_to_avoid?: MoreWords
  add_to_never_claim?: MoreWords
  restore?: number
}

/**
 * Writes a new version, unless nothing changes.
 *
 * @throws MedusaError NOT_FOUND for a version that is not there; INVALID_DATA for more words than there may be;
 * CONFLICT where another version than the one that it was begun from counts
 */
export const saveBaselineStep = createStep(
  "save-baseline",
  async ({ baseline, add_to_avoid, add_to_never_claim, restore, ...record }: SaveCopyBaselineInput, { container }) => {
    const { baselines } = container.resolve(PRODUCT_COPY_MODULE).templates
    const older = restore === undefined ? null : await baselines.version(restore)
    if (restore !== undefined && !older) throw templateRefusal(MedusaError.Types.NOT_FOUND, "no_version", `The baseline has no version ${restore}.`)
    const id = await baselines.save((before) => {
      let after = older?.baseline ?? baseline ?? before
      if (add_to_avoid) after = withWords(after, "avoid", add_to_avoid.locale, add_to_avoid.words)
      if (add_to_never_claim) after = withWords(after, "never_claim", add_to_never_claim.locale, add_to_never_claim.words)
      if (Object.values(after).some(({ avoid, never_claim }) => Math.max(avoid.length, never_claim.length) > MOST_BASELINE_WORDS)) {
        const message = `A list of the baseline has ${MOST_BASELINE_WORDS} words at the most. Remove some first.`
        throw templateRefusal(MedusaError.Types.INVALID_DATA, "too_many_words", message)
      }
      return after
    }, record)
    return new StepResponse(undefined, id)
  },
  async (id, { container }) => {
    if (id) await container.resolve(PRODUCT_COPY_MODULE).templates.baselines.remove(id)
  }
)
