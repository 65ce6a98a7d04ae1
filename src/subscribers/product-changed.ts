import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ContainerRegistrationKeys, ProductWorkflowEvents } from "@medusajs/framework/utils"

import { PRODUCT_COPY_MODULE } from "../modules/product-copy"
import { draftProductCopyWorkflow } from "../workflows/draft-product-copy"

/**
 * Asks for a draft of a product whose pictures are new, in every language of the store.
 * Whatever goes wrong stays here: other subscribers of the event have nothing to do with it.
 */
export default async function productChanged({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const { options } = container.resolve(PRODUCT_COPY_MODULE)
  if (!options.automatic) return
  for (const locale of options.locales) {
    const { errors } = await draftProductCopyWorkflow(container).run({
      input: { product_id: event.data.id, locale, trigger: "automatic" },
      throwOnError: false,
    })
    for (const { error } of errors) {
      const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
      logger.error(`No copy could be drafted for product ${event.data.id} (${locale}): ${error.message}`)
    }
  }
}

export const config: SubscriberConfig = {
  event: [ProductWorkflowEvents.CREATED, ProductWorkflowEvents.UPDATED],
  context: { subscriberId: "shelftalker-product-changed" },
}
