import { toast } from "@medusajs/ui"

import { useErrorWords } from "../lib/error-words"
import { useCopyTranslation } from "../lib/use-copy-translation"

/** Mutation options that tell the merchant when a call was refused, and why. */
export function useFailureToast(): { onError: (error: Error) => void } {
  const { t } = useCopyTranslation()
  const errorWords = useErrorWords()
  return { onError: (error) => void toast.error(t("toast.failed"), { description: errorWords.ofCall(error) }) }
}
