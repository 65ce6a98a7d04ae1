import { Button, InlineTip } from "@medusajs/ui"

import type { ApiError } from "../../lib/api-error"
import { useErrorWords } from "../../lib/error-words"
import { useCopyTranslation } from "../../lib/use-copy-translation"

interface InboxLoadErrorProps {
  error: ApiError
  onRetry: () => void
  isRetrying: boolean
}

/** The drafts did not come: why, and a way to try once more; who may not see them is told whom to ask. */
export const InboxLoadError = ({ error, onRetry, isRetrying }: InboxLoadErrorProps) => {
  const { t } = useCopyTranslation()
  const errorWords = useErrorWords()
  const isForbidden = error.status === 403
  return (
    <div className="flex flex-col items-start gap-y-3 border-t px-6 py-4" role="alert">
      <InlineTip
        variant={isForbidden ? "warning" : "error"}
        label={t(isForbidden ? "inbox.error.forbiddenTitle" : "inbox.error.title")}
        className="w-full"
      >
        {isForbidden ? t("inbox.error.forbidden") : errorWords.ofCall(error)}
      </InlineTip>
      <Button size="small" variant="secondary" onClick={onRetry} isLoading={isRetrying}>
        {t("actions.retry")}
      </Button>
    </div>
  )
}
