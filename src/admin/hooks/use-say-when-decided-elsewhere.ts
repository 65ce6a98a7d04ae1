import { useEffect, useRef } from "react"

import type { CopyDraftDTO } from "../../types/copy-draft"
import { useCopyTranslation } from "../lib/use-copy-translation"
import type { ReviewDecisions } from "./use-review-decisions"

/** Says to screen readers when the draft that is looked at was decided by somebody else. */
export function useSayWhenDecidedElsewhere(draft: CopyDraftDTO, { sitting, busy }: ReviewDecisions, say: (words: string) => void): void {
  const { t } = useCopyTranslation()
  const before = useRef(draft.status)
  const isOurs = sitting.decided.has(draft.id) || busy.has(draft.id)

  useEffect(() => {
    const wasOpen = before.current === "ready"
    before.current = draft.status
    if (wasOpen && !isOurs && (draft.status === "accepted" || draft.status === "rejected")) say(t("review.say.decidedElsewhere"))
  }, [draft.status, isOurs, say, t])
}
