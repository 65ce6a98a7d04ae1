import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { CopyLocale } from "../../copy/draft"
import { PRODUCT_COPY_MODULE } from "../../modules/product-copy"

/** @throws MedusaError NOT_FOUND */
export async function findDraft(container: MedusaContainer, id: string) {
  const [draft] = await container.resolve(PRODUCT_COPY_MODULE).listCopyDrafts({ id })
  if (!draft) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no copy draft with the id ${id}.`)
  return { ...draft, locale: CopyLocale.parse(draft.locale) }
}

/** Which product and language a draft is about. */
export const findDraftStep = createStep("find-draft", async ({ id }: { id: string }, { container }) => {
  const { product_id, locale, status, picture_id } = await findDraft(container, id)
  return new StepResponse({ id, product_id, locale, status, picture_id, lock: `copy-draft:${product_id}` })
})
