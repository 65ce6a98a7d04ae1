import { Spinner } from "@medusajs/icons"
import { Text } from "@medusajs/ui"

import type { CopyDraftDTO } from "../../../types/copy-draft"
import { useElapsedSeconds } from "../../hooks/use-elapsed-seconds"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { DraftPicture } from "./draft-picture"
import { ModelStatusLine } from "./model-status-line"

interface DraftProgressProps {
  draft: CopyDraftDTO
  /** Absent where it is shown beside. */
  picture?: string | null
}

/** A draft that is in the making: what is being done, and for how long. */
export const DraftProgress = ({ draft, picture }: DraftProgressProps) => {
  const { t } = useCopyTranslation()
  return (
    <div className="flex items-start gap-x-4 px-6 py-4">
      {picture !== undefined && <DraftPicture src={picture} />}
      <div className="flex min-w-0 flex-1 flex-col gap-y-1">
        <div className="flex items-center gap-x-2">
          <Spinner className="text-ui-fg-muted shrink-0 animate-spin motion-reduce:animate-none" aria-hidden />
          <Text size="small" leading="compact" weight="plus" className="flex-1">
            {t(draft.status === "generating" ? "progress.generating" : "progress.pending")}
          </Text>
          <ElapsedTime since={draft.created_at} />
        </div>
        {draft.instructions && (
          <Text size="small" className="text-ui-fg-subtle break-words">
            {t("progress.instructions", { instructions: draft.instructions })}
          </Text>
        )}
        {draft.status === "pending" && draft.attempts > 0 && (
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("progress.again", { attempts: draft.attempts })}
          </Text>
        )}
        <ModelStatusLine watch />
        <Text size="small" className="text-ui-fg-muted text-pretty">
          {t("progress.leave")}
        </Text>
      </div>
    </div>
  )
}

/** Counts up by itself, so that nothing around it is drawn anew every second. Not announced: it would never stop. */
const ElapsedTime = ({ since }: { since: string }) => {
  const { t } = useCopyTranslation()
  const elapsed = useElapsedSeconds(since)
  const minutes = Math.floor(elapsed / 60)
  return (
    <span className="txt-compact-small text-ui-fg-muted shrink-0 tabular-nums" aria-live="off">
      {minutes > 0
        ? t("progress.minutes", { minutes, seconds: elapsed % 60 })
        : t("progress.seconds", { seconds: elapsed })}
    </span>
  )
}
