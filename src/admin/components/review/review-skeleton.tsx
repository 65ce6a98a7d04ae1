import { Skeleton } from "@medusajs/ui"

import { useCopyTranslation } from "../../lib/use-copy-translation"

/** The outline of a draft while it is on its way. */
export const ReviewSkeleton = ({ isWide }: { isWide: boolean }) => {
  const { t } = useCopyTranslation()
  return (
    <div role="status" className="flex flex-1 gap-6 overflow-hidden p-6" style={{ flexDirection: isWide ? "row" : "column" }}>
      <span className="sr-only">{t("review.loading")}</span>
      <div style={isWide ? { flex: 5 } : { height: 280 }} aria-hidden>
        <Skeleton className="h-full w-full rounded-lg" />
      </div>
      <div className="flex flex-col gap-y-6" style={{ flex: 7 }} aria-hidden>
        {[1, 2, 3, 4].map((field) => (
          <div key={field} className="flex flex-col gap-y-2">
            <div style={{ width: 120 }}>
              <Skeleton className="h-4 w-full" />
            </div>
            <Skeleton className="h-4 w-full" />
            <Skeleton className="h-4 w-full" />
          </div>
        ))}
      </div>
    </div>
  )
}
