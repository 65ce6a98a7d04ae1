import { Tooltip } from "@medusajs/ui"

import type { FieldConfidence } from "../../../copy/draft"
import { confidenceLevel, leastCertain, percentOf, type ConfidenceLevel } from "../../lib/confidence-level"
import { useCopyTranslation } from "../../lib/use-copy-translation"

const COLORS: Record<ConfidenceLevel, string> = {
  high: "bg-ui-tag-green-icon",
  medium: "bg-ui-tag-orange-icon",
  low: "bg-ui-tag-red-icon",
}

/** How sure the model was of the field of which it was least sure. */
export const InboxConfidence = ({ confidence }: { confidence: FieldConfidence | null }) => {
  const { t } = useCopyTranslation()
  const least = leastCertain(confidence)
  if (!least) return <span aria-hidden>–</span>
  const level = confidenceLevel(least.confidence)
  const hint = t("inbox.confidence.hint", { field: t(`fields.${least.field}`), percent: percentOf(least.confidence) })
  return (
    <Tooltip content={hint}>
      <span className="inline-flex items-center gap-x-2 whitespace-nowrap">
        <span className={`h-2 w-2 rounded-sm ${COLORS[level]}`} aria-hidden />
        {t(`inbox.confidence.${level}`)}
        <span className="sr-only">{`. ${hint}`}</span>
      </span>
    </Tooltip>
  )
}
