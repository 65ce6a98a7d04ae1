import { ExclamationCircle } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"

import type { ApiError } from "../../lib/api-error"
import { useErrorWords } from "../../lib/error-words"
import { useCopyTranslation } from "../../lib/use-copy-translation"

interface ReviewProblemProps {
  error: ApiError
  isRetrying: boolean
  onRetry: () => void
  onBack: () => void
}

/** Why there is no draft to show: it is gone, or not for this person, or could not be loaded. */
export const ReviewProblem = ({ error, isRetrying, onRetry, onBack }: ReviewProblemProps) => {
  const { t } = useCopyTranslation()
  const errorWords = useErrorWords()
  const known = error.status === 404 ? "notFound" : error.status === 403 ? "forbidden" : null
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-y-4 p-6 text-center" role="alert">
      <ExclamationCircle className="text-ui-fg-subtle" aria-hidden />
      <div className="flex flex-col gap-y-1">
        <h2 className="h3-core text-ui-fg-base">{t(known ? `review.problem.${known}Title` : "loadError.title")}</h2>
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {known ? t(`review.problem.${known}`) : errorWords.ofCall(error)}
        </Text>
      </div>
      <div className="flex items-center gap-x-2">
        {!known && (
          <Button size="small" variant="secondary" onClick={onRetry} isLoading={isRetrying}>
            {t("actions.retry")}
          </Button>
        )}
        <Button size="small" variant={known ? "primary" : "secondary"} onClick={onBack}>
          {t("review.actions.back")}
        </Button>
      </div>
    </div>
  )
}
