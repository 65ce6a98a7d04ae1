import { Drawer } from "@medusajs/ui"

import { useReturnFocus } from "../../hooks/use-return-focus"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { DraftHistory, type DraftHistoryProps } from "./draft-history"
import { LabelledDrawerHeader } from "../common/labelled-drawer-header"

interface HistoryDrawerProps extends Pick<DraftHistoryProps, "filter" | "draft" | "onUndone"> {
  description: string
  onClose: () => void
}

/** The history of a draft, or of all drafts of a product, beside it. */
export const HistoryDrawer = ({ description, onClose, ...history }: HistoryDrawerProps) => {
  const { t } = useCopyTranslation()
  const returnFocus = useReturnFocus()
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content onCloseAutoFocus={returnFocus}>
        <LabelledDrawerHeader title={t("history.title")} description={description} />
        <Drawer.Body className="overflow-y-auto" tabIndex={0}>
          <DraftHistory {...history} />
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}
