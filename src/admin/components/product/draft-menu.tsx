import { ArrowPath, ArrowsPointingOut, ArrowUturnLeft, ClockSolid, EllipsisHorizontal, PencilSquare, Sparkles, XCircle } from "@medusajs/icons"
import { DropdownMenu, IconButton } from "@medusajs/ui"
import type { ReactNode } from "react"

import { useCopyTranslation } from "../../lib/use-copy-translation"

/** What can be done to the draft as it stands; what is left out cannot. */
export interface DraftMenuActions {
  onDraft?: () => void
  onEdit?: () => void
  onRegenerate?: () => void
  onUndo?: () => void
  onReview?: () => void
  onHistory?: () => void
  onReject?: () => void
}

export const DraftMenu = ({ onDraft, onEdit, onRegenerate, onUndo, onReview, onHistory, onReject }: DraftMenuActions) => {
  const { t } = useCopyTranslation()
  const upper = [
    { onSelect: onDraft, icon: <Sparkles />, label: t("actions.draft") },
    { onSelect: onEdit, icon: <PencilSquare />, label: t("actions.edit") },
    { onSelect: onRegenerate, icon: <ArrowPath />, label: t("actions.regenerate") },
    { onSelect: onUndo, icon: <ArrowUturnLeft />, label: t("actions.undo") },
    { onSelect: onReview, icon: <ArrowsPointingOut />, label: t("widget.review") },
    { onSelect: onHistory, icon: <ClockSolid />, label: t("widget.history") },
  ].filter(({ onSelect }) => onSelect)
  if (upper.length === 0 && !onReject) return null

  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <IconButton size="small" variant="transparent" aria-label={t("actions.menu")}>
          <EllipsisHorizontal />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="end">
        {upper.map(({ onSelect, icon, label }) => (
          <MenuItem key={label} onSelect={onSelect} icon={icon} label={label} />
        ))}
        {onReject && (
          <>
            {upper.length > 0 && <DropdownMenu.Separator />}
            <MenuItem onSelect={onReject} icon={<XCircle />} label={t("actions.reject")} />
          </>
        )}
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}

const MenuItem = ({ onSelect, icon, label }: { onSelect?: () => void; icon: ReactNode; label: string }) => (
  <DropdownMenu.Item className="[&_svg]:text-ui-fg-subtle flex items-center gap-x-2" onSelect={onSelect}>
    {icon}
    <span>{label}</span>
  </DropdownMenu.Item>
)
