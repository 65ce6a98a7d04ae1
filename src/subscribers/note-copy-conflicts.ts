import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ProductWorkflowEvents } from "@medusajs/framework/utils"

import { noteCopyConflictsWorkflow } from "../workflows/note-copy-conflicts"

/** A product that changed may now say something else than its drafts were made from. */
export default async function noteCopyConflicts({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await noteCopyConflictsWorkflow(container).run({
    input: { product_id: event.data.id },
    throwOnError: false,
    logOnError: true,
  })
}

export const config: SubscriberConfig = {
  event: ProductWorkflowEvents.UPDATED,
  context: { subscriberId: "shelftalker-note-copy-conflicts" },
}
