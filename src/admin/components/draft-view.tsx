import type { AdminProduct } from "@medusajs/types"
import { toast } from "@medusajs/ui"
import { useState, type ReactNode } from "react"

import type { PublishMapping } from "../../copy/publish-mapping"
import type { CopyDraftDTO } from "../../types/copy-draft"
import { useRegenerateCopyDraft, useRejectCopyDraft } from "../hooks/api/copy-drafts"
import { useFailureToast } from "../hooks/use-failure-toast"
import { usePublishDraft } from "../hooks/use-publish-draft"
import { effectiveContent } from "../lib/copy-fields"
import { isInTheMaking } from "../lib/draft-state"
import { useCopyTranslation } from "../lib/use-copy-translation"
import { ConflictPrompt } from "./conflict-prompt"
import { DraftFailure } from "./draft-failure"
import { DraftMenu } from "./draft-menu"
import { DraftProgress } from "./draft-progress"
import { DraftRejected } from "./draft-rejected"
import { DraftReview } from "./draft-review"
import { DraftSkeleton } from "./draft-skeleton"
import { EditDrawer } from "./edit-drawer"
import { SectionHeader } from "./section-header"
import { TextRequestDrawer } from "./text-request-drawer"

/** Longest wish and reason that the store takes, in characters. */
const MAX_REQUEST_LENGTH = 500

interface DraftViewProps {
  draft: CopyDraftDTO
  product: AdminProduct
  picture: string | null
  /** Undefined until the store has said where it writes each field. */
  publish: PublishMapping | undefined
  localeSelect: ReactNode
}

/** One draft with all that can be done to it. */
export const DraftView = ({ draft, product, picture, publish, localeSelect }: DraftViewProps) => {
  const { t } = useCopyTranslation()
  const [open, setOpen] = useState<"edit" | "regenerate" | "reject" | null>(null)
  const close = () => setOpen(null)
  const failureToast = useFailureToast()
  const publishing = usePublishDraft(draft)
  const regenerate = useRegenerateCopyDraft(draft.id, { ...failureToast, onSuccess: close })
  const reject = useRejectCopyDraft(draft.id, {
    ...failureToast,
    onSuccess: () => {
      close()
      toast.success(t("toast.rejected"))
    },
  })

  const content = effectiveContent(draft)
  const isReady = draft.status === "ready"
  const isSettled = !isInTheMaking(draft)
  const isShown = content !== null && ["ready", "accepted", "superseded"].includes(draft.status)

  return (
    <>
      <SectionHeader status={draft.status}>
        {localeSelect}
        <DraftMenu
          onEdit={isReady ? () => setOpen("edit") : undefined}
          onRegenerate={isSettled ? () => setOpen("regenerate") : undefined}
          onUndo={draft.published ? () => void publishing.undo() : undefined}
          onReject={isReady ? () => setOpen("reject") : undefined}
        />
      </SectionHeader>

      {!isSettled && <DraftProgress draft={draft} picture={picture} />}
      {draft.status === "failed" && (
        <DraftFailure
          draft={draft}
          picture={picture}
          onRetry={() => regenerate.mutate({ instructions: draft.instructions ?? undefined })}
          isRetrying={regenerate.isPending}
        />
      )}
      {draft.status === "rejected" && (
        <DraftRejected draft={draft} picture={picture} onRegenerate={() => setOpen("regenerate")} />
      )}
      {isShown && !publish && <DraftSkeleton />}
      {isShown && publish && (
        <DraftReview
          draft={draft}
          content={content}
          product={product}
          picture={picture}
          publish={publish}
          onAccept={(fields) => void publishing.accept(fields)}
          onEdit={() => setOpen("edit")}
          onUndo={() => void publishing.undo()}
          isBusy={publishing.isPending}
        />
      )}

      {open === "edit" && content && <EditDrawer draft={draft} content={content} onClose={close} />}
      {open === "regenerate" && (
        <TextRequestDrawer
          title={t("regenerating.title")}
          description={t("regenerating.description")}
          label={t("regenerating.label")}
          placeholder={t("regenerating.placeholder")}
          hint={t("regenerating.hint", { limit: MAX_REQUEST_LENGTH })}
          submitLabel={t("regenerating.submit")}
          maxLength={MAX_REQUEST_LENGTH}
          initialText={draft.instructions ?? undefined}
          isPending={regenerate.isPending}
          onSubmit={(instructions) => regenerate.mutate({ instructions })}
          onClose={close}
        />
      )}
      {open === "reject" && (
        <TextRequestDrawer
          title={t("rejecting.title")}
          description={t("rejecting.description")}
          label={t("rejecting.label")}
          hint={t("rejecting.hint", { limit: MAX_REQUEST_LENGTH })}
          submitLabel={t("rejecting.submit")}
          maxLength={MAX_REQUEST_LENGTH}
          isPending={reject.isPending}
          onSubmit={(reason) => reject.mutate({ reason })}
          onClose={close}
        />
      )}
      {publishing.conflict && (
        <ConflictPrompt
          pending={publishing.conflict}
          content={content}
          before={new Map((draft.published ?? []).map(({ target, before }) => [target, before]))}
          onOverwrite={publishing.overwrite}
          onKeep={publishing.keep}
        />
      )}
    </>
  )
}
