import type { MedusaContainer } from "@medusajs/framework/types"

import { makeCopyDraftsWorkflow } from "../workflows/make-copy-drafts"

/** Takes up the drafts of processes that ended, and whatever else was left lying. */
export default async function resumeCopyDrafts(container: MedusaContainer): Promise<void> {
  await makeCopyDraftsWorkflow(container).run()
}

export const config = {
  name: "shelftalker-resume-copy-drafts",
  schedule: "* * * * *",
}
