import type { CSSProperties, ReactNode } from "react"

import { useIsWide } from "../../hooks/use-is-wide"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { ReviewActions } from "./review-actions"

interface ReviewLayoutProps {
  pictures: ReactNode
  /** What is said of the draft as a whole. */
  notices?: ReactNode
  children: ReactNode
  /** The buttons of the bar at the bottom. */
  actions: ReactNode
}

const BESIDE: CSSProperties = { flex: "7 1 0%", overflowY: "auto", borderLeft: "1px solid var(--border-base)" }
const BELOW: CSSProperties = { borderTop: "1px solid var(--border-base)" }

/** Pictures beside the words, or above them where there is no room; what can be done stays at the bottom. */
export const ReviewLayout = ({ pictures, notices, children, actions }: ReviewLayoutProps) => {
  const { t } = useCopyTranslation()
  const isWide = useIsWide()
  return (
    <>
      <div className={isWide ? "flex min-h-0 flex-1" : "flex min-h-0 flex-1 flex-col overflow-y-auto"}>
        <div className="flex min-h-0 flex-col p-4" style={isWide ? { flex: "5 1 0%" } : { flex: "none" }}>
          {pictures}
        </div>
        <div
          role="group"
          aria-label={t("review.fields")}
          // What scrolls by itself is scrolled by the arrow keys, too.
          tabIndex={isWide ? 0 : undefined}
          className="flex min-w-0 flex-col divide-y outline-none"
          style={isWide ? BESIDE : BELOW}
        >
          {notices && <div className="flex flex-col gap-y-2 px-6 py-4 empty:hidden">{notices}</div>}
          {children}
        </div>
      </div>
      <ReviewActions>{actions}</ReviewActions>
    </>
  )
}
