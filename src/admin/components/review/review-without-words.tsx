import { Button } from "@medusajs/ui"

import { isInTheMaking } from "../../lib/draft-state"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { DecidedBanner } from "./decided-banner"
import { DraftFailure } from "../common/draft-failure"
import { DraftProgress } from "../common/draft-progress"
import { NewerDraftNotice } from "./newer-draft-notice"
import { ReviewAction } from "./review-actions"
import type { ReviewedDraft } from "./review-draft"
import { ReviewLayout } from "./review-layout"

/** A draft that is being made, or could not be. */
export const ReviewWithoutWords = (props: ReviewedDraft & { onRetry: () => void }) => {
  const { draft, decisions, pictures, newer, show, onReject, onRegenerate, onRetry } = props
  const { t } = useCopyTranslation()
  const isBusy = decisions.busy.has(draft.id)
  return (
    <ReviewLayout
      pictures={pictures}
      notices={
        <>
          <DecidedBanner draft={draft} isPart={false} />
          <NewerDraftNotice draft={draft} newer={newer} onOpen={show} />
        </>
      }
      actions={
        <>
          {onReject && <ReviewAction command="reject" label={t("review.actions.reject")} onAct={onReject} isBusy={isBusy} />}
          {onRegenerate && <ReviewAction command="regenerate" label={t("review.actions.regenerate")} onAct={onRegenerate} isBusy={isBusy} isPrimary />}
          {draft.status === "rejected" && (
            <Button size="small" type="button" variant="secondary" onClick={() => decisions.undo(draft)} isLoading={isBusy}>
              {t("review.actions.undo")}
            </Button>
          )}
        </>
      }
    >
      {isInTheMaking(draft) && <DraftProgress draft={draft} />}
      {(draft.status === "failed" || (draft.error && draft.status === "rejected")) && (
        <DraftFailure draft={draft} onRetry={onRetry} isRetrying={isBusy} />
      )}
    </ReviewLayout>
  )
}
