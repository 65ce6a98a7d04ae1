import { Alert, Button } from "@medusajs/ui"
import { Spinner } from "@medusajs/icons"

import type { CopyDraftDTO } from "../../../types/copy-draft"
import type { NewestDraft } from "../../hooks/api/copy-draft"
import { isInTheMaking } from "../../lib/draft-state"
import { relativeTime } from "../../lib/relative-time"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { ModelStatusLine } from "../common/model-status-line"

interface NewerDraftNoticeProps {
  draft: CopyDraftDTO
  /** Asked for later than this one, for the same product and language. */
  newer: NewestDraft | null
  onOpen: (id: string) => void
}

/** What is to be said of a newer draft: it is being made, has failed, or has taken the place of this one. */
export const NewerDraftNotice = ({ draft, newer, onOpen }: NewerDraftNoticeProps) => {
  const { t, language } = useCopyTranslation()
  const isReplaced = draft.status === "superseded"
  if (!newer) return isReplaced ? <Alert role="status">{t("review.superseded.text")}</Alert> : null
  if (isInTheMaking(newer)) {
    return (
      <div role="status" className="bg-ui-bg-subtle txt-compact-small flex flex-col gap-y-1 rounded-lg border p-3">
        <span className="text-ui-fg-base flex items-center gap-x-2">
          <Spinner className="text-ui-fg-muted shrink-0 animate-spin motion-reduce:animate-none" aria-hidden />
          {t("review.regenerated.making")}
        </span>
        <ModelStatusLine watch />
      </div>
    )
  }
  if (newer.status === "superseded") return null
  if (newer.status === "failed") {
    return (
      <Alert variant="warning" role="status">
        {t("review.regenerated.failed")}
      </Alert>
    )
  }
  const when = relativeTime(newer.created_at, language)
  return (
    <Alert role="status">
      <span className="block">
        {newer.status === "ready"
          ? t("review.superseded.byReady", { when })
          : t("review.superseded.byDecided", { when, status: t(`status.${newer.status}`) })}
      </span>
      <Button size="small" variant="secondary" className="mt-2" onClick={() => onOpen(newer.id)}>
        {t("review.superseded.open")}
      </Button>
    </Alert>
  )
}
