import { Button, Heading } from "@medusajs/ui"

import type { CopyBackfillDTO } from "../../../types/copy-backfill"
import type { BackfillCommand } from "../../hooks/api/copy-backfills"
import { useBackfillControl } from "../../hooks/use-backfill-control"
import { useSelectionWords } from "../../lib/selection-words"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { BackfillStatusBadge } from "./backfill-status-badge"

/** What a person may do next, besides cancelling. */
const NEXT: Partial<Record<CopyBackfillDTO["status"], Exclude<BackfillCommand, "cancel">>> = {
  planned: "start",
  running: "pause",
  paused: "resume",
  stopped: "resume",
}

/** What it is, how it stands, and what can be done to the whole of it. */
export const BackfillHeader = ({ backfill }: { backfill: CopyBackfillDTO }) => {
  const { t } = useCopyTranslation()
  const words = useSelectionWords()
  const { run, cancel, pending } = useBackfillControl(backfill)
  const next = NEXT[backfill.status]
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1" aria-live="polite">
        <Heading level="h1" className="break-words">
          {words(backfill.selection)}
        </Heading>
        <BackfillStatusBadge status={backfill.status} />
      </div>
      {next && (
        <div className="flex items-center gap-x-2">
          <Button size="small" variant="secondary" onClick={() => void cancel()} isLoading={pending === "cancel"}>
            {t(next === "start" ? "backfills.actions.discard" : "backfills.actions.cancel")}
          </Button>
          <Button
            size="small"
            variant={next === "pause" ? "secondary" : "primary"}
            onClick={() => void run(next)}
            isLoading={pending === next}
            disabled={next === "start" && backfill.progress.left === 0 && backfill.progress.done + backfill.progress.failed === 0}
          >
            {t(`backfills.actions.${next}`)}
          </Button>
        </div>
      )}
    </div>
  )
}
