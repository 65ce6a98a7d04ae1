import { Button, Text } from "@medusajs/ui"

import type { CopyDraftDTO } from "../../../types/copy-draft"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { DraftPicture } from "../common/draft-picture"

interface DraftRejectedProps {
  draft: CopyDraftDTO
  picture: string | null
  onRegenerate: () => void
}

export const DraftRejected = ({ draft, picture, onRegenerate }: DraftRejectedProps) => {
  const { t } = useCopyTranslation()
  return (
    <div className="flex items-start gap-x-4 px-6 py-4">
      <DraftPicture src={picture} />
      <div className="flex min-w-0 flex-1 flex-col items-start gap-y-3">
        <div className="flex flex-col gap-y-1">
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("rejected.text")}
          </Text>
          {draft.reject_reason && (
            <Text size="small" className="text-ui-fg-subtle break-words">
              {t("rejected.reason", { reason: draft.reject_reason })}
            </Text>
          )}
        </div>
        <Button size="small" variant="secondary" onClick={onRegenerate}>
          {t("actions.regenerate")}
        </Button>
      </div>
    </div>
  )
}
