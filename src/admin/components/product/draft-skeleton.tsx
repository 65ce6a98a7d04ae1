import { Skeleton } from "@medusajs/ui"

import { PICTURE_SIZE } from "../../lib/layout"

/** The outline of a draft while the first answer is on its way. */
export const DraftSkeleton = () => (
  <div className="flex gap-x-4 px-6 py-4" aria-hidden>
    <div style={PICTURE_SIZE}>
      <Skeleton className="h-full w-full rounded-md" />
    </div>
    <div className="flex flex-1 flex-col gap-y-2 py-1">
      <Skeleton className="h-4 w-full" />
      <Skeleton className="h-4 w-full" />
      <Skeleton className="h-4 w-full" />
    </div>
  </div>
)
