import { FocusModal } from "@medusajs/ui"
import { useQueryClient } from "@tanstack/react-query"
import { useCallback, useRef, useState } from "react"

import type { CopyDraftResponse } from "../../../types/copy-draft"
import { useCopyDraft, useFetchedAhead } from "../../hooks/api/copy-draft"
import { useCopyStatus } from "../../hooks/api/copy-status"
import { useIsWide } from "../../hooks/use-is-wide"
import { titleOf, useReviewDecisions } from "../../hooks/use-review-decisions"
import { REVIEW_DIALOG, useReviewKeys } from "../../hooks/use-review-keys"
import { useReviewPlace } from "../../hooks/use-review-place"
import { effectiveContent } from "../../lib/copy-fields"
import { copyDraftKeys } from "../../lib/query-keys"
import { comingAfter, placeOf } from "../../lib/review-queue"
import { sumOf } from "../../lib/review-sitting"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { ConflictPrompt } from "../common/conflict-prompt"
import { ReviewDraft, type UnsavedGuard } from "./review-draft"
import { ReviewEnd } from "./review-end"
import { ReviewHeader } from "./review-header"
import { ReviewKeysDialog } from "./review-keys-dialog"
import { ReviewProblem } from "./review-problem"
import { ReviewSkeleton } from "./review-skeleton"
import { ReviewStyles } from "./review-styles"
import { UnsavedPrompt } from "../common/unsaved-prompt"

/** How many drafts are fetched while one is looked at. */
const AHEAD = 2

/** Goes from one draft of the inbox to the next, full screen. */
export const ReviewScreen = () => {
  const { t } = useCopyTranslation()
  const isWide = useIsWide()
  const queryClient = useQueryClient()
  const [open, setOpen] = useState<"help" | "history" | null>(null)
  const [words, setWords] = useState("")
  const [leaving, setLeaving] = useState<(() => void) | null>(null)
  const guard = useRef<UnsavedGuard | null>(null)
  const say = useCallback((said: string) => setWords((known) => (known === said ? `${said}\u00a0` : said)), [])

  const review = useReviewPlace()
  const { id, queue, show, replaceBy, end } = review
  const decisions = useReviewDecisions({ show, say })
  const next = () => review.next(decisions.isDecided)
  const place = placeOf(queue, id)
  const query = useCopyDraft(id)
  const status = useCopyStatus({ watch: false })
  useFetchedAhead(comingAfter(queue, id, AHEAD))

  const draft = query.data?.copy_draft
  const publish = status.data?.copy_status.publish
  const error = query.error && (!draft || query.error.status === 404) ? query.error : (!publish && status.error) || null

  /** Asks first where words would be lost. */
  const safely = (leave: () => void) => (guard.current?.isDirty ? setLeaving(() => leave) : leave())
  const back = () => safely(review.leave)
  const previous = end ? review.stay : place.previous ? () => show(place.previous ?? id) : undefined

  const goOn = (what: string) => {
    const coming = place.next && queryClient.getQueryData<CopyDraftResponse>(copyDraftKeys.one(place.next))
    say(coming ? t("review.say.next", { what, title: titleOf(coming.copy_draft) }) : what)
    void next().then((isEnd) => isEnd && say(`${what} ${t("review.say.end")}`))
  }

  useReviewKeys({
    next: () => !end && safely(() => void next()),
    previous: () => previous && safely(previous),
    undo: decisions.undoLast,
    help: () => setOpen("help"),
  })

  return (
    <FocusModal open onOpenChange={(isOpen) => !isOpen && back()}>
      <ReviewStyles />
      <FocusModal.Content
        {...REVIEW_DIALOG}
        aria-describedby={undefined}
        // The notices lie outside of it.
        onInteractOutside={(event) => event.preventDefault()}
        onEscapeKeyDown={(event) => {
          // Words that are being written have an Escape of their own.
          if (event.target instanceof Element && event.target.closest("[data-shelftalker-editing]")) event.preventDefault()
        }}
        onOpenAutoFocus={(event) => {
          event.preventDefault()
          if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
        }}
      >
        <ReviewHeader
          draft={end ? null : (draft ?? null)}
          place={end ? { ...place, position: null } : place}
          total={queue.total}
          onPrevious={previous && (() => safely(previous))}
          onNext={end ? undefined : () => safely(() => void next())}
          onHistory={draft && !end ? () => setOpen("history") : undefined}
          onHelp={() => setOpen("help")}
          onLeave={safely}
        />
        {end === "looking" || (!end && !error && !(draft && publish)) ? (
          <ReviewSkeleton isWide={isWide} />
        ) : end ? (
          <ReviewEnd sum={sumOf(decisions.sitting)} left={end.left} onGoThrough={review.goThrough} onBack={back} />
        ) : error ? (
          <ReviewProblem
            error={error}
            isRetrying={query.isFetching || status.isFetching}
            onRetry={() => {
              void query.refetch()
              void status.refetch()
            }}
            onBack={back}
          />
        ) : (
          draft &&
          publish && (
            <ReviewDraft
              // Nothing of one draft is left when the page turns to another.
              key={draft.id}
              draft={draft}
              publish={publish}
              decisions={decisions}
              guard={guard}
              goOn={goOn}
              show={show}
              replaceBy={(other) => replaceBy(draft.id, other)}
              isHistoryOpen={open === "history"}
              onHistory={(isOpen) => setOpen(isOpen ? "history" : null)}
              say={say}
            />
          )
        )}
        <div className="sr-only" role="status" aria-live="polite">
          {words}
        </div>

        {open === "help" && <ReviewKeysDialog onClose={() => setOpen(null)} />}
        {decisions.undoConflict && (
          <ConflictPrompt
            pending={{ action: "undo", ...decisions.undoConflict }}
            content={effectiveContent(decisions.undoConflict.draft)}
            before={new Map((decisions.undoConflict.draft.published ?? []).map(({ target, before }) => [target, before]))}
            onOverwrite={decisions.putBack}
            onKeep={decisions.keepWords}
          />
        )}
        <UnsavedPrompt
          isOpen={leaving !== null}
          onStay={() => setLeaving(null)}
          onLeave={() => {
            guard.current?.drop()
            setLeaving(null)
            leaving?.()
          }}
        />
      </FocusModal.Content>
    </FocusModal>
  )
}
