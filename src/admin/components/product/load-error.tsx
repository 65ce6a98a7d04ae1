import { Button, InlineTip } from "@medusajs/ui"

import { useErrorWords } from "../../lib/error-words"
import { useCopyTranslation } from "../../lib/use-copy-translation"

interface LoadErrorProps {
  error: Error
  onRetry: () => void
  isRetrying: boolean
}

/** The drafts could not be loaded: why, and a way to try once more. */
export const LoadError = ({ error, onRetry, isRetrying }: LoadErrorProps) => {
  const { t } = useCopyTranslation()
  const errorWords = useErrorWords()
  return (
    <div className="flex flex-col items-start gap-y-3 px-6 py-4" role="alert">
      <InlineTip variant="error" label={t("loadError.title")} className="w-full">
        {errorWords.ofCall(error)}
      </InlineTip>
      <Button size="small" variant="secondary" onClick={onRetry} isLoading={isRetrying}>
        {t("actions.retry")}
      </Button>
    </div>
  )
}
