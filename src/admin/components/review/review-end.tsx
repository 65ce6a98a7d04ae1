import { CheckCircle } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"

import type { SittingSum } from "../../lib/review-sitting"
import { useCopyTranslation } from "../../lib/use-copy-translation"

interface ReviewEndProps {
  sum: SittingSum
  /** How many of the list were passed over; null where that could not be found out. */
  left: number | null
  onGoThrough: () => void
  onBack: () => void
}

/** The end of the queue: what was done in this sitting, and where to go on. */
export const ReviewEnd = ({ sum, left, onGoThrough, onBack }: ReviewEndProps) => {
  const { t, tCount } = useCopyTranslation()
  const isLeft = left !== null && left > 0
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-y-6 overflow-y-auto p-6">
      <div className="flex flex-col items-center gap-y-2 text-center">
        <CheckCircle className="text-ui-fg-subtle" aria-hidden />
        <h2 className="h2-core text-ui-fg-base">{t(isLeft ? "review.end.leftTitle" : "review.end.title")}</h2>
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {left === null ? t("review.end.failed") : isLeft ? tCount("review.end.left", left) : t("review.end.text")}
        </Text>
      </div>
      <section className="flex flex-col items-center gap-y-2" aria-label={t("review.end.sitting")}>
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t("review.end.sitting")}
        </Text>
        <dl className="flex items-start" style={{ gap: 40 }}>
          {(["accepted", "edited", "rejected"] as const).map((name) => (
            <div key={name} className="flex flex-col-reverse items-center">
              <dt className="txt-compact-small text-ui-fg-subtle">{t(`review.end.${name}`)}</dt>
              <dd className="h1-core text-ui-fg-base tabular-nums">{sum[name]}</dd>
            </div>
          ))}
        </dl>
      </section>
      <div className="flex items-center gap-x-2">
        {isLeft && (
          <Button size="small" variant="secondary" onClick={onGoThrough}>
            {t("review.end.goThrough")}
          </Button>
        )}
        <Button size="small" onClick={onBack}>
          {t("review.actions.back")}
        </Button>
      </div>
    </div>
  )
}
