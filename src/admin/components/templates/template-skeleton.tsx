import { Skeleton } from "@medusajs/ui"

/** Lines that something is going to stand on. */
export const TemplateSkeleton = () => (
  <div className="flex flex-col gap-y-2 px-6 py-4" aria-hidden>
    <Skeleton className="h-8 w-full" />
    <Skeleton className="h-8 w-full" />
    <Skeleton className="h-8 w-full" />
  </div>
)
