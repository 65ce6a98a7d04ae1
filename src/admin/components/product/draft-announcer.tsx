import type { CopyDraftDTO } from "../../../types/copy-draft"
import { useCopyTranslation } from "../../lib/use-copy-translation"

/** Says to screen readers what became of the draft, without moving the focus. */
export const DraftAnnouncer = ({ draft }: { draft: CopyDraftDTO | undefined }) => {
  const { t } = useCopyTranslation()
  return (
    <div className="sr-only" role="status" aria-live="polite">
      {draft?.status === "generating" && t("progress.generating")}
      {draft?.status === "ready" && t("progress.ready")}
      {draft?.status === "failed" && t("progress.failed")}
    </div>
  )
}
