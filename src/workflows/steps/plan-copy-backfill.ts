import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { Locale } from "../../copy/limits"
import { PRODUCT_COPY_MODULE } from "../../modules/product-copy"
import type { BackfillHours, BackfillSelection } from "../../types/copy-backfill"
import { selectedProducts } from "../select-products"

export interface PlanCopyBackfillInput {
  selection: BackfillSelection
  /** @default the plugin's locales */
  locales?: Locale[]
  hours?: BackfillHours | null
  /** Drafts an hour at the most. */
  drafts_per_hour?: number | null
  /** Admin who asks. */
  created_by?: string | null
}

/** Writes down a backfill with all its items, and asks for the drafts of a few of them as samples. */
export const planCopyBackfillStep = createStep(
  "plan-copy-backfill",
  async ({ selection, locales, hours, drafts_per_hour, created_by }: PlanCopyBackfillInput, { container }) => {
    const productCopy = container.resolve(PRODUCT_COPY_MODULE)
    const id = await productCopy.planBackfill(
      {
        selection,
        locales: locales ?? productCopy.options.locales,
        hours: hours ?? null,
        drafts_per_hour: drafts_per_hour ?? null,
        created_by: created_by ?? null,
      },
      selectedProducts(container, selection)
    )
    return new StepResponse({ id }, id)
  },
  async (id, { container }) => {
    if (id) await container.resolve(PRODUCT_COPY_MODULE).backfills.remove(id)
  }
)
