import type { AdminProduct } from "@medusajs/types"
import { toast } from "@medusajs/ui"
import { useState, type ReactNode } from "react"

import { usePublishedProduct } from "../../hooks/api/published-product"
import { useRegenerateCopyDraft, useRejectCopyDraft } from "../../hooks/api/copy-drafts"
import { useFailureToast } from "../../hooks/use-failure-toast"
import { usePublishDraft } from "../../hooks/use-publish-draft"
import { goTo } from "../../lib/admin-path"
import { effectiveContent } from "../../lib/copy-fields"
import { isInTheMaking, type CurrentDrafts } from "../../lib/draft-state"
import type { PublishSettings } from "../../../types/copy-status"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { ConflictPrompt } from "../common/conflict-prompt"
import { DraftFailure } from "../common/draft-failure"
import { DraftMenu } from "./draft-menu"
import { DraftProgress } from "../common/draft-progress"
import { DraftRejected } from "./draft-rejected"
import { DraftReview } from "./draft-review"
import { DraftSkeleton } from "./draft-skeleton"
import { EditDrawer } from "./edit-drawer"
import { HistoryDrawer } from "../history/history-drawer"
import { RegenerateDrawer } from "../common/regenerate-drawer"
import { RejectDrawer } from "../common/reject-drawer"
import { SectionHeader } from "./section-header"

interface DraftViewProps extends CurrentDrafts {
  product: AdminProduct
  picture: string | null
  /** Undefined until the store has said where it writes each field. */
  publish: PublishSettings | undefined
  /** What stands between the header and the draft: the languages and the pictures. */
  children?: ReactNode
}

/** The drafts of one language with all that can be done to them. */
export const DraftView = ({ newest, standing, product, picture, publish, children }: DraftViewProps) => {
  const { t } = useCopyTranslation()
  const [open, setOpen] = useState<"edit" | "regenerate" | "reject" | "history" | null>(null)
  const close = () => setOpen(null)
  const failureToast = useFailureToast()

  const reviewed = standing ?? newest
  const content = effectiveContent(reviewed)
  const published = usePublishedProduct(product, standing)
  const publishing = usePublishDraft(reviewed)
  const regenerate = useRegenerateCopyDraft(newest.id, { ...failureToast, onSuccess: close })
  const reject = useRejectCopyDraft(reviewed.id, {
    ...failureToast,
    onSuccess: () => {
      close()
      toast.success(t("toast.rejected"))
    },
  })
  const isReady = standing?.status === "ready"

  return (
    <>
      <SectionHeader status={newest.status}>
        <DraftMenu
          onEdit={isReady ? () => setOpen("edit") : undefined}
          onRegenerate={isInTheMaking(newest) ? undefined : () => setOpen("regenerate")}
          onUndo={standing?.published ? () => void publishing.undo() : undefined}
          onReview={() => goTo(`/copy-drafts/${reviewed.id}`)}
          onHistory={() => setOpen("history")}
          onReject={isReady ? () => setOpen("reject") : undefined}
        />
      </SectionHeader>
      {children}

      {isInTheMaking(newest) && <DraftProgress draft={newest} picture={picture} />}
      {newest.status === "failed" && (
        <DraftFailure
          draft={newest}
          picture={picture}
          onRetry={() => regenerate.mutate({ instructions: newest.instructions ?? undefined })}
          isRetrying={regenerate.isPending}
        />
      )}
      {newest.status === "rejected" && (
        <DraftRejected draft={newest} picture={picture} onRegenerate={() => setOpen("regenerate")} />
      )}
      {standing && !(publish && published) && <DraftSkeleton />}
      {standing && publish && published && content && (
        <DraftReview
          draft={standing}
          isEarlier={standing !== newest}
          content={content}
          product={published}
          picture={picture}
          publish={publish}
          onAccept={(fields, more) => void publishing.accept(fields, more)}
          onEdit={() => setOpen("edit")}
          onUndo={() => void publishing.undo()}
          isBusy={publishing.isPending}
        />
      )}

      {open === "edit" && standing && content && <EditDrawer draft={standing} content={content} onClose={close} />}
      {open === "regenerate" && (
        <RegenerateDrawer
          instructions={newest.instructions}
          isPending={regenerate.isPending}
          onSubmit={(instructions) => regenerate.mutate({ instructions })}
          onClose={close}
        />
      )}
      {open === "reject" && (
        <RejectDrawer isPending={reject.isPending} onSubmit={(reason) => reject.mutate({ reason })} onClose={close} />
      )}
      {open === "history" && (
        <HistoryDrawer
          description={t("widget.historyDescription")}
          filter={{ product_id: product.id, locale: newest.locale }}
          draft={reviewed}
          onClose={close}
        />
      )}
      {publishing.conflict && (
        <ConflictPrompt
          pending={publishing.conflict}
          content={content}
          before={new Map((reviewed.published ?? []).map(({ target, before }) => [target, before]))}
          onOverwrite={publishing.overwrite}
          onKeep={publishing.keep}
        />
      )}
    </>
  )
}
