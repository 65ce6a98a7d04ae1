import { Button, InlineTip } from "@medusajs/ui"

import { useTemplateWords } from "../../lib/template-words"
import { useCopyTranslation } from "../../lib/use-copy-translation"

interface TemplateLoadErrorProps {
  /** What could not be loaded. */
  label: string
  error: Error
  onRetry: () => void
  isRetrying: boolean
}

/** What was asked of the store did not come: why, and a way to try once more. */
export const TemplateLoadError = ({ label, error, onRetry, isRetrying }: TemplateLoadErrorProps) => {
  const { t } = useCopyTranslation()
  const words = useTemplateWords()
  return (
    <div className="flex flex-col items-start gap-y-3 px-6 py-4" role="alert">
      <InlineTip variant="error" label={label} className="w-full">
        {words.ofCall(error)}
      </InlineTip>
      <Button size="small" variant="secondary" onClick={onRetry} isLoading={isRetrying}>
        {t("templates.retryLoad")}
      </Button>
    </div>
  )
}
