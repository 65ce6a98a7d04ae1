import { Button } from "@medusajs/ui"

import { useCopyTranslation } from "../../lib/use-copy-translation"

interface AcceptFieldButtonProps {
  /** The field's name, as the merchant reads it. */
  field: string
  onAccept: () => void
  isBusy: boolean
}

/** Accepts one field. Its words line up with the column's edge, its padding stands out. */
export const AcceptFieldButton = ({ field, onAccept, isBusy }: AcceptFieldButtonProps) => {
  const { t } = useCopyTranslation()
  return (
    <Button
      size="small"
      variant="transparent"
      className="text-ui-fg-interactive shrink-0"
      style={{ marginRight: -8 }}
      onClick={onAccept}
      disabled={isBusy}
      aria-label={t("field.accept", { field })}
    >
      {t("actions.accept")}
    </Button>
  )
}
