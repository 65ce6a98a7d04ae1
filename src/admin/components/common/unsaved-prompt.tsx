import { Prompt } from "@medusajs/ui"

import { useReturnFocus } from "../../hooks/use-return-focus"
import { useCopyTranslation } from "../../lib/use-copy-translation"

interface UnsavedPromptProps {
  /** What is not saved. @default the changes to a draft */
  text?: string
  isOpen: boolean
  onStay: () => void
  onLeave: () => void
}

export const UnsavedPrompt = ({ text, isOpen, onStay, onLeave }: UnsavedPromptProps) => {
  const { t } = useCopyTranslation()
  const returnFocus = useReturnFocus(isOpen)
  return (
    <Prompt open={isOpen} onOpenChange={(open) => !open && onStay()} variant="confirmation">
      <Prompt.Content onCloseAutoFocus={returnFocus}>
        <Prompt.Header>
          <Prompt.Title>{t("editing.unsavedTitle")}</Prompt.Title>
          <Prompt.Description>{text ?? t("editing.unsavedText")}</Prompt.Description>
        </Prompt.Header>
        <Prompt.Footer>
          <Prompt.Cancel type="button" onClick={onStay}>
            {t("editing.stay")}
          </Prompt.Cancel>
          <Prompt.Action type="button" onClick={onLeave}>
            {t("editing.leave")}
          </Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )
}
