import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ProductWorkflowEvents } from "@medusajs/framework/utils"

import { deleteProductCopyDraftsWorkflow } from "../workflows/delete-product-copy-drafts"

/** Drafts go with their product. */
export default async function productDeleted({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await deleteProductCopyDraftsWorkflow(container).run({
    input: { product_ids: [event.data.id] },
    throwOnError: false,
    logOnError: true,
  })
}

export const config: SubscriberConfig = {
  event: ProductWorkflowEvents.DELETED,
  context: { subscriberId: "shelftalker-product-deleted" },
}
