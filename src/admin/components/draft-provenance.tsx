import { Text } from "@medusajs/ui"

import type { CopyDraftDTO } from "../../types/copy-draft"
import { useCopyTranslation } from "../lib/use-copy-translation"

/** What the draft is, and how it came to be, in two or three lines. */
export const DraftProvenance = ({ draft, isEarlier }: { draft: CopyDraftDTO; isEarlier: boolean }) => {
  const { t } = useCopyTranslation()
  const made = draft.provenance
  const milliseconds = made ? Object.values(made.timings_ms).reduce((sum, part) => sum + part, 0) : 0
  const headline = draft.status === "accepted" ? "review.accepted" : isEarlier ? "review.earlier" : "review.text"

  return (
    <div className="flex min-w-0 flex-col gap-y-1">
      <Text size="small" className="text-ui-fg-subtle text-pretty">
        {t(headline)}
      </Text>
      {made && (
        <Text size="xsmall" className="text-ui-fg-muted break-words">
          {made.reused_from
            ? t("review.reused", { model: made.model })
            : t("review.made", { model: made.model, seconds: (milliseconds / 1_000).toFixed(1) })}
        </Text>
      )}
      {draft.instructions && (
        <Text size="xsmall" className="text-ui-fg-muted break-words">
          {t("progress.instructions", { instructions: draft.instructions })}
        </Text>
      )}
    </div>
  )
}
