import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"

import { PRODUCT_COPY_MODULE } from "../modules/product-copy"
import { RESUME_EVENT } from "../modules/product-copy/service"
import { makeCopyDraftsWorkflow } from "../workflows/make-copy-drafts"

/** When the store has started: takes up the drafts that the last run left. */
export default async function resumeCopyDrafts({ container }: SubscriberArgs): Promise<void> {
  if (!(await container.resolve(PRODUCT_COPY_MODULE).isAtWork())) return
  await makeCopyDraftsWorkflow(container).run({ throwOnError: false, logOnError: true })
}

export const config: SubscriberConfig = {
  event: RESUME_EVENT,
  context: { subscriberId: "shelftalker-resume-copy-drafts" },
}
