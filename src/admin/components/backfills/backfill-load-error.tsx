import { Button, InlineTip } from "@medusajs/ui"

import { useBackfillErrorWords } from "../../lib/backfill-error-words"
import { useCopyTranslation } from "../../lib/use-copy-translation"

interface BackfillLoadErrorProps {
  error: Error
  onRetry: () => void
  isRetrying: boolean
}

/** What was asked of the store did not come: why, and a way to try once more. */
export const BackfillLoadError = ({ error, onRetry, isRetrying }: BackfillLoadErrorProps) => {
  const { t } = useCopyTranslation()
  const words = useBackfillErrorWords()
  return (
    <div className="flex flex-col items-start gap-y-3 px-6 py-4" role="alert">
      <InlineTip variant="error" label={t("backfills.loadError")} className="w-full">
        {words(error)}
      </InlineTip>
      <Button size="small" variant="secondary" onClick={onRetry} isLoading={isRetrying}>
        {t("backfills.retryLoad")}
      </Button>
    </div>
  )
}
