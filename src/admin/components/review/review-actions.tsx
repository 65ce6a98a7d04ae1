import { Button } from "@medusajs/ui"
import type { ReactNode } from "react"

import { REVIEW_KEYS, type ReviewCommand } from "../../lib/review-keys"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { KeyHint } from "./key-hint"

/** The bar that stays at the bottom, whatever is scrolled. */
export const ReviewActions = ({ children }: { children: ReactNode }) => {
  const { t } = useCopyTranslation()
  return (
    <footer
      role="group"
      aria-label={t("review.actions.label")}
      className="border-ui-border-base bg-ui-bg-base flex flex-wrap items-center justify-end gap-2 border-t px-4 py-3"
    >
      {children}
    </footer>
  )
}

interface ReviewActionProps {
  command: ReviewCommand
  label: string
  onAct: () => void
  isPrimary?: boolean
  isBusy?: boolean
  isDisabled?: boolean
}

/** One of the bar's buttons, with its key. */
export const ReviewAction = ({ command, label, onAct, isPrimary = false, isBusy = false, isDisabled = false }: ReviewActionProps) => (
  <Button
    size="small"
    type="button"
    variant={isPrimary ? "primary" : "secondary"}
    aria-keyshortcuts={REVIEW_KEYS[command][0]}
    onClick={onAct}
    isLoading={isBusy && isPrimary}
    disabled={isDisabled || isBusy}
  >
    {label}
    <KeyHint command={command} />
  </Button>
)
