import type { MedusaContainer } from "@medusajs/framework/types"

import { PRODUCT_COPY_MODULE } from "../modules/product-copy"
import { makeCopyDraftsWorkflow } from "../workflows/make-copy-drafts"

/** Takes up the drafts of processes that ended, and whatever else was left lying. */
export default async function resumeCopyDrafts(container: MedusaContainer): Promise<void> {
  if (!(await container.resolve(PRODUCT_COPY_MODULE).isAtWork())) return
  await makeCopyDraftsWorkflow(container).run()
}

export const config = {
  name: "shelftalker-resume-copy-drafts",
  schedule: "* * * * *",
}
