import type { ReactNode } from "react"

import { useIsWide } from "../hooks/use-is-wide"
import { ReviewActions } from "./review-actions"

interface ReviewLayoutProps {
  pictures: ReactNode
  /** What is said of the draft as a whole. */
  notices?: ReactNode
  children: ReactNode
  /** The buttons of the bar at the bottom. */
  actions: ReactNode
}

/** Pictures beside the words, or above them where there is no room; what can be done stays at the bottom. */
export const ReviewLayout = ({ pictures, notices, children, actions }: ReviewLayoutProps) => {
  const isWide = useIsWide()
  return (
    <>
      <div className={isWide ? "flex min-h-0 flex-1" : "flex min-h-0 flex-1 flex-col overflow-y-auto"}>
        <div className="flex min-h-0 flex-col p-4" style={isWide ? { flex: "5 1 0%" } : { flex: "none" }}>
          {pictures}
        </div>
        <div className="flex min-w-0 flex-col divide-y" style={isWide ? { flex: "7 1 0%", overflowY: "auto", borderLeft: "1px solid var(--border-base)" } : { borderTop: "1px solid var(--border-base)" }}>
          {notices && <div className="flex flex-col gap-y-2 px-6 py-4 empty:hidden">{notices}</div>}
          {children}
        </div>
      </div>
      <ReviewActions>{actions}</ReviewActions>
    </>
  )
}
