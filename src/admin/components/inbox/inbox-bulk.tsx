import { useState } from "react"

import type { ListedDraft } from "../../hooks/api/listed-drafts"
import { useBulkDecisions } from "../../hooks/use-bulk-decisions"
import type { BulkAction } from "../../lib/bulk-action"
import { BulkBar } from "./bulk-bar"
import { BulkRejectDrawer } from "./bulk-reject-drawer"

interface InboxBulkProps {
  /** The drafts that are selected. */
  drafts: readonly ListedDraft[]
  /** Whether they were written with an older template or baseline. */
  areOutdated: boolean
  onClear: () => void
}

/** Decides on the selected drafts; of a rejection it asks the reason first. */
export const InboxBulk = ({ drafts, areOutdated, onClear }: InboxBulkProps) => {
  const { decide, isRunning } = useBulkDecisions()
  const [rejecting, setRejecting] = useState<ListedDraft[] | null>(null)

  const run = (action: BulkAction, concerned: ListedDraft[], reason?: string) => {
    onClear()
    void decide({ action, drafts: concerned, reason })
  }

  return (
    <>
      {/* Room for the bar, which else would lie on the last rows. */}
      {drafts.length > 0 && <div style={{ height: 64 }} aria-hidden />}
      <BulkBar
        drafts={rejecting ? [] : drafts}
        areOutdated={areOutdated}
        isRunning={isRunning}
        onAction={(action, concerned) => (action === "reject" ? setRejecting(concerned) : run(action, concerned))}
        onClear={onClear}
      />
      {rejecting && (
        <BulkRejectDrawer
          count={rejecting.length}
          onSubmit={(reason) => {
            setRejecting(null)
            run("reject", rejecting, reason)
          }}
          onClose={() => setRejecting(null)}
        />
      )}
    </>
  )
}
