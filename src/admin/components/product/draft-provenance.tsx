import { Text } from "@medusajs/ui"

import type { CopyDraftDTO } from "../../../types/copy-draft"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { DraftMaking } from "../common/draft-making"

/** What the draft is, and how it came to be, in two or three lines. */
export const DraftProvenance = ({ draft, isEarlier }: { draft: CopyDraftDTO; isEarlier: boolean }) => {
  const { t } = useCopyTranslation()
  const headline = draft.status === "accepted" ? "review.accepted" : isEarlier ? "review.earlier" : "review.text"
  return (
    <div className="flex min-w-0 flex-col gap-y-1">
      <Text size="small" className="text-ui-fg-subtle text-pretty">
        {t(headline)}
      </Text>
      <DraftMaking draft={draft} />
    </div>
  )
}
