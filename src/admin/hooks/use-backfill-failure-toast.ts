import { toast } from "@medusajs/ui"

import { useBackfillErrorWords } from "../lib/backfill-error-words"
import { useCopyTranslation } from "../lib/use-copy-translation"

/** Mutation options that tell the merchant why a call about a backfill was refused. */
export function useBackfillFailureToast(): { onError: (error: Error) => void } {
  const { t } = useCopyTranslation()
  const words = useBackfillErrorWords()
  return { onError: (error) => void toast.error(t("toast.failed"), { description: words(error) }) }
}
