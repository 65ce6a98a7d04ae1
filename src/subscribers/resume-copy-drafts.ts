import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"

import { RESUME_EVENT } from "../modules/product-copy/service"
import { makeCopyDraftsWorkflow } from "../workflows/make-copy-drafts"

/** When the store has started: takes up the drafts that the last run left. */
export default async function resumeCopyDrafts({ container }: SubscriberArgs): Promise<void> {
  await makeCopyDraftsWorkflow(container).run({ throwOnError: false, logOnError: true })
}

export const config: SubscriberConfig = {
  event: RESUME_EVENT,
  context: { subscriberId: "shelftalker-resume-copy-drafts" },
}
