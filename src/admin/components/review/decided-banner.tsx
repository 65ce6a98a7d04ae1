import { Alert } from "@medusajs/ui"

import type { CopyDraftDTO } from "../../../types/copy-draft"
import { useLastDecision } from "../../hooks/api/copy-history"
import { exactTime, relativeTime } from "../../lib/relative-time"
import { useCopyTranslation } from "../../lib/use-copy-translation"

interface DecidedBannerProps {
  draft: CopyDraftDTO
  /** Whether some of its fields are still to be accepted. */
  isPart: boolean
}

/** That the draft is decided, by whom and when. */
export const DecidedBanner = ({ draft, isPart }: DecidedBannerProps) => {
  const { t, language } = useCopyTranslation()
  const isAccepted = draft.status === "accepted"
  const isDecided = isAccepted || draft.status === "rejected"
  const decision = useLastDecision(draft.id, { enabled: isDecided })
  if (!isDecided) return null

  const at = draft.decided_at ?? decision?.created_at
  const when = at ? relativeTime(at, language) : ""
  const words = !decision
    ? t(isAccepted ? "review.decided.acceptedPlain" : "review.decided.rejectedPlain")
    : decision.actor
      ? t(isAccepted ? "review.decided.accepted" : "review.decided.rejected", { name: decision.actor.name, when })
      : t(isAccepted ? "review.decided.acceptedByStore" : "review.decided.rejectedByStore", { when })
  return (
    <Alert variant={isAccepted ? "success" : "info"} role="status">
      <span title={at ? exactTime(at, language) : undefined}>{words}</span>
      {draft.reject_reason && !isAccepted && <span className="block break-words">{t("review.decided.reason", { reason: draft.reject_reason })}</span>}
      {isAccepted && isPart && <span className="block">{t("review.decided.rest")}</span>}
    </Alert>
  )
}
