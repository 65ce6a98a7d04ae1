import { createStep, createWorkflow, StepResponse, transform, when, WorkflowResponse, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import { MedusaError } from "@medusajs/framework/utils"
import { createTranslationsWorkflow, updateTranslationsWorkflow } from "@medusajs/medusa/core-flows"

import type { Locale } from "../copy/limits"
import type { TranslationUpdate } from "../copy/publish-plan"
import { REFERENCE, translationCodes, translationModule } from "./product-translations"

export interface WriteTranslationInput {
  product_id: string
  locale: Locale
  fields: TranslationUpdate
}

/** @throws MedusaError NOT_ALLOWED where the module was turned off since the product was read */
const findTranslationStep = createStep("find-translation", async ({ product_id, locale, fields }: WriteTranslationInput, { container }) => {
  const translation = translationModule(container)
  const locale_code = translation && (await translationCodes(container)).get(locale)
  if (!translation || !locale_code) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "Medusa's Translation module, which this draft is written to, was turned off or lost the language a moment ago. Look at the draft again."
    )
  }
  const whose = { reference: REFERENCE, reference_id: product_id, locale_code }
  const [existing] = await translation.listTranslations(whose)
  return new StepResponse({
    id: existing?.id ?? null,
    created: { ...whose, translations: fields },
    // All of its fields: those that are not named are left as they are.
    updated: { id: existing?.id ?? "", reference: REFERENCE, translations: { ...existing?.translations, ...fields } },
  })
})

/** Writes fields of a product's translation into one language, by Medusa's own workflows. */
export const writeTranslationWorkflow = createWorkflow("write-translation", (input: WorkflowData<WriteTranslationInput>) => {
  const found = findTranslationStep(input)
  when("not-translated-yet", found, ({ id }) => id === null).then(() => {
    createTranslationsWorkflow.runAsStep({ input: { translations: transform(found, ({ created }) => [created]) } })
  })
  when("translated", found, ({ id }) => id !== null).then(() => {
    updateTranslationsWorkflow.runAsStep({ input: { translations: transform(found, ({ updated }) => [updated]) } })
  })
  return new WorkflowResponse(undefined)
})
