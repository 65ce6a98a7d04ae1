import { useState, type MutableRefObject, type ReactNode } from "react"

import type { PublishMapping } from "../../../copy/publish-mapping"
import type { CopyDraftDTO } from "../../../types/copy-draft"
import { useCopyDraft, useNewestDraft, type NewestDraft } from "../../hooks/api/copy-draft"
import type { ReviewDecisions } from "../../hooks/use-review-decisions"
import { useReviewKeys } from "../../hooks/use-review-keys"
import { useSayWhenDecidedElsewhere } from "../../hooks/use-say-when-decided-elsewhere"
import { effectiveContent } from "../../lib/copy-fields"
import { picturesOf } from "../../lib/draft-pictures"
import { isInTheMaking } from "../../lib/draft-state"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { HistoryDrawer } from "../history/history-drawer"
import { PictureZoom } from "./picture-zoom"
import { RegenerateDrawer } from "../common/regenerate-drawer"
import { RejectDrawer } from "../common/reject-drawer"
import { ReviewChoice } from "./review-choice"
import { ReviewPictures, usePictureWords } from "./review-pictures"
import { ReviewWithoutWords } from "./review-without-words"
import { ReviewWords } from "./review-words"

/** What would be lost if the page turned now. */
export interface UnsavedGuard {
  isDirty: boolean
  drop: () => void
}

interface ReviewDraftProps {
  draft: CopyDraftDTO
  publish: PublishMapping
  decisions: ReviewDecisions
  guard: MutableRefObject<UnsavedGuard | null>
  /** Turns to the next draft. @param what was decided, for those who hear it */
  goOn: (what: string) => void
  show: (id: string) => void
  /** Shows another draft of the product in the place of this one. */
  replaceBy: (id: string) => void
  isHistoryOpen: boolean
  onHistory: (isOpen: boolean) => void
  say: (words: string) => void
}

/** What is the same for a draft in every state. */
export interface ReviewedDraft extends ReviewDraftProps {
  pictures: ReactNode
  /** Asked for later than this one. */
  newer: NewestDraft | null
  /** Absent where it cannot be done now. */
  onRegenerate?: () => void
  onReject?: () => void
}

/** One draft with its pictures, in whatever state it is. */
export const ReviewDraft = (props: ReviewDraftProps) => {
  const { draft, decisions, goOn, replaceBy, say } = props
  const { t } = useCopyTranslation()
  const pictureWords = usePictureWords()
  const [drawer, setDrawer] = useState<"regenerate" | "reject" | null>(null)
  const [shown, setShown] = useState(0)
  const [isZoomed, setIsZoomed] = useState(false)
  const pictures = picturesOf(draft)
  const picture = pictures[shown]
  const content = effectiveContent(draft)

  const newest = useNewestDraft(draft)
  const newer = newest && newest.id !== draft.id && newest.created_at > draft.created_at ? newest : null
  const isReplaced = draft.status === "superseded" && newer?.status === "ready"
  const renewed = useCopyDraft(isReplaced ? newer.id : null).data?.copy_draft

  const isWritten = draft.product && !isInTheMaking(draft) && !(newer && isInTheMaking(newer))
  const onRegenerate = isWritten && draft.status !== "superseded" ? () => setDrawer("regenerate") : undefined
  const onReject = draft.status === "ready" || draft.status === "failed" ? () => setDrawer("reject") : undefined
  useReviewKeys({
    zoom: () => picture && setIsZoomed(true),
    history: () => props.onHistory(true),
    regenerate: () => onRegenerate?.(),
    reject: () => onReject?.(),
  })
  useSayWhenDecidedElsewhere(draft, decisions, say)

  const regenerate = async (instructions?: string) => {
    const made = await decisions.regenerate(draft, instructions)
    if (!made) return
    setDrawer(null)
    // Without words of the old one there is nothing to choose between.
    if (!content) replaceBy(made.id)
  }

  const shared: ReviewedDraft = {
    ...props,
    newer,
    onRegenerate,
    onReject,
    pictures: <ReviewPictures pictures={pictures} shown={shown} onShow={setShown} onZoom={() => setIsZoomed(true)} />,
  }

  return (
    <>
      {!content ? (
        <ReviewWithoutWords {...shared} onRetry={() => void regenerate(draft.instructions ?? undefined)} />
      ) : isReplaced && renewed?.content ? (
        <ReviewChoice {...shared} content={content} renewed={renewed} />
      ) : (
        <ReviewWords {...shared} content={content} />
      )}

      {isZoomed && picture && <PictureZoom url={picture.url} alt={pictureWords(picture, shown)} onClose={() => setIsZoomed(false)} />}
      {drawer === "regenerate" && (
        <RegenerateDrawer
          instructions={draft.instructions}
          isPending={decisions.busy.has(draft.id)}
          onSubmit={(instructions) => void regenerate(instructions)}
          onClose={() => setDrawer(null)}
        />
      )}
      {drawer === "reject" && (
        <RejectDrawer
          isPending={decisions.busy.has(draft.id)}
          onSubmit={(reason) => {
            setDrawer(null)
            if (decisions.reject(draft, reason)) goOn(t("review.say.rejected"))
          }}
          onClose={() => setDrawer(null)}
        />
      )}
      {props.isHistoryOpen && (
        <HistoryDrawer
          description={t("history.description")}
          filter={{ draft_id: draft.id }}
          draft={draft}
          onUndone={decisions.note}
          onClose={() => props.onHistory(false)}
        />
      )}
    </>
  )
}
