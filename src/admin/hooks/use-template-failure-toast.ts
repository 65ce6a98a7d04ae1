import { toast } from "@medusajs/ui"

import { useTemplateWords } from "../lib/template-words"
import { useCopyTranslation } from "../lib/use-copy-translation"

/** Mutation options that tell the merchant why a call about templates was refused. */
export function useTemplateFailureToast(): { onError: (error: Error) => void } {
  const { t } = useCopyTranslation()
  const words = useTemplateWords()
  return { onError: (error) => void toast.error(t("toast.failed"), { description: words.ofCall(error) }) }
}
