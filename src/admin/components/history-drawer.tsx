import { Drawer } from "@medusajs/ui"

import { useCopyTranslation } from "../lib/use-copy-translation"
import type { CopyDraftDTO } from "../../types/copy-draft"
import { DraftHistory } from "./draft-history"
import { LabelledDrawerHeader } from "./labelled-drawer-header"

interface HistoryDrawerProps {
  draft: CopyDraftDTO
  onUndone: (draft: CopyDraftDTO) => void
  onClose: () => void
}

/** The history of one draft beside it. */
export const HistoryDrawer = ({ draft, onUndone, onClose }: HistoryDrawerProps) => {
  const { t } = useCopyTranslation()
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <LabelledDrawerHeader title={t("history.title")} description={t("history.description")} />
        <Drawer.Body className="overflow-y-auto" tabIndex={0}>
          <DraftHistory filter={{ draft_id: draft.id }} draft={draft} onUndone={onUndone} />
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}
