import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { Modules } from "@medusajs/framework/utils"

import { PRODUCT_COPY_MODULE } from "../modules/product-copy"
import type { BackfillEvent } from "../modules/product-copy/backfill-rows"

const EVENTS: BackfillEvent[] = ["copy-backfill.finished", "copy-backfill.stopped"]

/** Tells the admin's notification feed that a backfill has ended, or stopped by itself. */
export default async function backfillEnded({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const backfill = await container.resolve(PRODUCT_COPY_MODULE).describeBackfill(event.data.id)
  const { done, failed, skipped, left } = backfill.progress
  const counts = [`${done} drafts made`, ...(failed ? [`${failed} failed`] : []), ...(skipped ? [`${skipped} left out`] : [])].join(", ")
  const next = backfill.tries_again_at ? "The store tries again by itself every few minutes, and goes on once that is mended." : "Resume it when that is mended."
  const [title, description] =
    event.name === "copy-backfill.finished"
      ? ["Copy backfill finished", `${counts}. They wait for your review.`]
      : ["Copy backfill stopped", `${backfill.stop_reason?.message ?? "Something is wrong."} ${counts}, ${left} left. ${next}`]
  await container.resolve(Modules.NOTIFICATION).createNotifications({
    to: backfill.created_by ?? "",
    channel: "feed",
    template: "admin-ui",
    data: { title, description },
  })
}

export const config: SubscriberConfig = {
  event: EVENTS,
  context: { subscriberId: "shelftalker-backfill-ended" },
}
