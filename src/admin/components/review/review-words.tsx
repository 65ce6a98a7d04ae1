import { Alert, Button, Kbd, Text } from "@medusajs/ui"
import { useEffect, useMemo, useState, type KeyboardEvent } from "react"

import type { CopyContent } from "../../../copy/draft"
import { useDraftReview } from "../../hooks/use-draft-review"
import { useReviewKeys } from "../../hooks/use-review-keys"
import { TEXT_FIELDS } from "../../lib/copy-fields"
import { REVIEWED_FIELDS } from "../../lib/review-fields"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { DecidedBanner } from "./decided-banner"
import { DraftMaking } from "../common/draft-making"
import { NewerDraftNotice } from "./newer-draft-notice"
import { ReviewAction } from "./review-actions"
import type { ReviewedDraft } from "./review-draft"
import { ReviewFields } from "./review-fields"
import { ReviewLayout } from "./review-layout"
import { UnsavedPrompt } from "../common/unsaved-prompt"

/** By which the screen knows that an Escape is not meant for it. */
export const EDITING = { "data-shelftalker-editing": "" }

/** A draft whose words are there: to be decided on, or decided. */
export const ReviewWords = (props: ReviewedDraft & { content: CopyContent }) => {
  const { draft, publish, decisions, guard, goOn, show, say, pictures, newer, onRegenerate, onReject } = props
  const { t } = useCopyTranslation()
  const [isLeaving, setIsLeaving] = useState(false)
  // The same words, whatever else of the draft was fetched anew.
  const words = JSON.stringify(props.content)
  const content = useMemo<CopyContent>(() => JSON.parse(words), [words])
  const review = useDraftReview({ draft, content, publish, decisions, goOn, say })
  const { editor, open, conflicts, isBusy } = review
  const isReady = draft.status === "ready"
  const isDecided = draft.status === "accepted" || draft.status === "rejected"

  const { isDirty, cancel } = editor
  useEffect(() => {
    guard.current = { isDirty, drop: cancel }
    return () => {
      guard.current = null
    }
  }, [guard, isDirty, cancel])

  useReviewKeys({
    acceptAll: review.acceptAll,
    acceptField: (index) => {
      const field = REVIEWED_FIELDS[index]
      if (field) review.acceptField(field)
    },
    edit: () => isReady && editor.begin(TEXT_FIELDS),
  })

  const leaveEditing = () => (isDirty ? setIsLeaving(true) : cancel())
  const pressWhileEditing = (event: KeyboardEvent) => {
    if (!editor.isEditing || isLeaving) return
    if (event.key === "Escape") leaveEditing()
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void editor.save()
    else return
    event.preventDefault()
  }

  const editing = (
    <>
      <Text size="xsmall" className="text-ui-fg-subtle mr-auto">
        {t(editor.isKept ? "review.edit.kept" : "review.edit.hint")}
      </Text>
      <Button size="small" type="button" variant="secondary" onClick={leaveEditing} disabled={editor.isSaving}>
        {t("actions.cancel")}
        <Kbd className="max-lg:hidden" aria-hidden>
          Esc
        </Kbd>
      </Button>
      <Button size="small" type="button" onClick={() => void editor.save()} isLoading={editor.isSaving} disabled={!editor.isComplete}>
        {t("actions.save")}
      </Button>
    </>
  )
  const deciding = (
    <>
      {onReject && <ReviewAction command="reject" label={t("review.actions.reject")} onAct={onReject} isBusy={isBusy} />}
      {onRegenerate && <ReviewAction command="regenerate" label={t("review.actions.regenerate")} onAct={onRegenerate} isBusy={isBusy} />}
      {isDecided && (
        <Button size="small" type="button" variant="secondary" onClick={() => decisions.undo(draft)} isLoading={isBusy}>
          {t("review.actions.undo")}
        </Button>
      )}
      {draft.status === "superseded" && (
        <Button size="small" type="button" variant="secondary" onClick={() => void decisions.restore(draft)} isLoading={isBusy}>
          {t("review.superseded.restore")}
        </Button>
      )}
      {(isReady || (draft.status === "accepted" && open.length > 0)) && (
        <ReviewAction
          command="acceptAll"
          label={t(conflicts.length > 0 ? "review.actions.acceptChosen" : "review.actions.acceptAll")}
          onAct={review.acceptAll}
          isPrimary
          isBusy={isBusy}
          isDisabled={!draft.product}
        />
      )}
    </>
  )

  return (
    <div className="flex min-h-0 flex-1 flex-col" onKeyDown={pressWhileEditing} {...(editor.isEditing ? EDITING : {})}>
      <ReviewLayout
        pictures={pictures}
        actions={editor.isEditing ? editing : deciding}
        notices={
          <>
            <DecidedBanner draft={draft} isPart={open.length > 0} />
            <NewerDraftNotice draft={draft} newer={newer} onOpen={show} />
            {!draft.product && <Alert variant="warning">{t("review.problem.productGone")}</Alert>}
            {conflicts.length > 0 && (
              <Alert variant="warning" role="status">
                <span className="txt-compact-small-plus block">{t("review.conflict.title")}</span>
                {t("review.conflict.text")}
              </Alert>
            )}
            <DraftMaking draft={draft} />
          </>
        }
      >
        <ReviewFields draft={draft} content={content} review={review} onUndo={(field) => decisions.undo(draft, [field])} />
      </ReviewLayout>
      <UnsavedPrompt
        isOpen={isLeaving}
        onStay={() => setIsLeaving(false)}
        onLeave={() => {
          setIsLeaving(false)
          cancel()
        }}
      />
    </div>
  )
}
