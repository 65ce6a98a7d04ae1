import { Skeleton } from "@medusajs/ui"

/** The outline of a draft while the first answer is on its way. */
export const DraftSkeleton = () => (
  <div className="flex gap-x-4 px-6 py-4" aria-hidden>
    <Skeleton className="size-16 shrink-0 rounded-md" />
    <div className="flex flex-1 flex-col gap-y-2 py-1">
      <Skeleton className="h-4 w-1/3" />
      <Skeleton className="h-4 w-full" />
      <Skeleton className="h-4 w-2/3" />
    </div>
  </div>
)
