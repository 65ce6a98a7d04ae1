import { Text } from "@medusajs/ui"

import type { CopyDraftDTO } from "../../../types/copy-draft"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { DraftTemplate } from "../templates/draft-template"

/** Which model wrote the draft, in which time, from which template, and to which wish. */
export const DraftMaking = ({ draft }: { draft: CopyDraftDTO }) => {
  const { t } = useCopyTranslation()
  const made = draft.provenance
  const milliseconds = made ? Object.values(made.timings_ms).reduce((sum, part) => sum + part, 0) : 0
  return (
    <>
      {made && (
        <Text size="xsmall" className="text-ui-fg-subtle break-words">
          {made.reused_from
            ? t("review.reused", { model: made.model })
            : t("review.made", { model: made.model, seconds: (milliseconds / 1_000).toFixed(1) })}
        </Text>
      )}
      {made && <DraftTemplate made={made} />}
      {draft.instructions && (
        <Text size="xsmall" className="text-ui-fg-subtle break-words">
          {t("progress.instructions", { instructions: draft.instructions })}
        </Text>
      )}
    </>
  )
}
