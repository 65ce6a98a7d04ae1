import { useEffect } from "react"

import type { CopyContent } from "../../../copy/draft"
import type { CopyDraftDTO } from "../../../types/copy-draft"
import { useIsWide } from "../../hooks/use-is-wide"
import { useReviewKeys } from "../../hooks/use-review-keys"
import { effectiveContent } from "../../lib/copy-fields"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { DraftComparison } from "./draft-comparison"
import { ReviewAction } from "./review-actions"
import type { ReviewedDraft } from "./review-draft"
import { ReviewLayout } from "./review-layout"

interface ReviewChoiceProps extends ReviewedDraft {
  content: CopyContent
  /** The new draft, which is ready. */
  renewed: CopyDraftDTO
}

/** An old draft beside the new one that has taken its place: which of them to go on with. */
export const ReviewChoice = ({ draft, content, renewed, pictures, decisions, replaceBy, say }: ReviewChoiceProps) => {
  const { t } = useCopyTranslation()
  const isWide = useIsWide()
  const isBusy = decisions.busy.has(draft.id)
  const keepOld = () => void decisions.restore(draft)
  const useNew = () => replaceBy(renewed.id)
  useReviewKeys({ keepOld, useNew })
  useEffect(() => say(t("review.say.newReady")), [say, t])

  const newContent = effectiveContent(renewed)
  return (
    <ReviewLayout
      pictures={pictures}
      actions={
        <>
          <ReviewAction command="keepOld" label={t("review.regenerated.keepOld")} onAct={keepOld} isBusy={isBusy} />
          <ReviewAction command="useNew" label={t("review.regenerated.useNew")} onAct={useNew} isPrimary isBusy={isBusy} />
        </>
      }
    >
      {newContent && (
        <DraftComparison old={content} renewed={newContent} locale={draft.locale} instructions={renewed.instructions} isWide={isWide} />
      )}
    </ReviewLayout>
  )
}
