import { Sparkles } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"

import { useCopyTranslation } from "../../lib/use-copy-translation"
import { DraftPicture } from "../common/draft-picture"

interface DraftEmptyProps {
  productId: string
  picture: string | null
  onDraft: () => void
  isStarting: boolean
}

/** There is no draft yet: start one, or add the picture that it takes. */
export const DraftEmpty = ({ productId, picture, onDraft, isStarting }: DraftEmptyProps) => {
  const { t } = useCopyTranslation()
  return (
    <div className="flex items-start gap-x-4 px-6 py-4">
      <DraftPicture src={picture} />
      <div className="flex min-w-0 flex-1 flex-col items-start gap-y-3">
        <div className="flex flex-col gap-y-1">
          <Text size="small" leading="compact" weight="plus">
            {t(picture ? "empty.title" : "empty.noPictureTitle")}
          </Text>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t(picture ? "empty.hint" : "empty.noPictureHint")}
          </Text>
        </div>
        {picture ? (
          <Button size="small" variant="secondary" onClick={onDraft} isLoading={isStarting}>
            <Sparkles />
            {t("actions.draft")}
          </Button>
        ) : (
          <Button size="small" variant="secondary" asChild>
            {/* No router link: stores bring other versions of the router than the admin's own, and those don't meet. */}
            <a href={`${productId}/media?view=edit`}>{t("actions.addPicture")}</a>
          </Button>
        )}
      </div>
    </div>
  )
}
