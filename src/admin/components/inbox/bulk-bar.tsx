import { XMark } from "@medusajs/icons"
import { CommandBar } from "@medusajs/ui"
import { Fragment } from "react"

import type { ListedDraft } from "../../hooks/api/listed-drafts"
import { TAKES_PAGE_KEYS, usePageKeys } from "../../hooks/use-page-keys"
import { actionsFor, BULK_KEYS, type BulkAction } from "../../lib/bulk-action"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { BulkCommand } from "./bulk-command"

interface BulkBarProps {
  /** The drafts that are selected. Without any the bar is gone. */
  drafts: readonly ListedDraft[]
  areOutdated: boolean
  isRunning: boolean
  onAction: (action: BulkAction, drafts: ListedDraft[]) => void
  onClear: () => void
}

/** What can be done to the selected drafts, by click and by key. */
export const BulkBar = ({ drafts, areOutdated, isRunning, onAction, onClear }: BulkBarProps) => {
  const { t, tCount } = useCopyTranslation()
  const label = t("inbox.bulk.label")
  const actions = actionsFor(drafts, { areOutdated })
  const isOn = drafts.length > 0 && !isRunning
  const keys = actions.map(({ action, drafts: concerned }) => [BULK_KEYS[action], () => onAction(action, concerned)] as const)
  usePageKeys(isOn ? { ...Object.fromEntries(keys), escape: onClear } : {})

  return (
    <CommandBar open={drafts.length > 0}>
      <CommandBar.Bar
        {...TAKES_PAGE_KEYS}
        // The popover around it is a dialog without a name, and takes none.
        ref={(bar) => bar?.closest("[role=dialog]")?.setAttribute("aria-label", label)}
        className="overflow-x-auto"
        style={{ maxWidth: "calc(100vw - 24px)" }}
      >
        <CommandBar.Value className="whitespace-nowrap" role="status">
          {tCount("inbox.bulk.selected", drafts.length)}
        </CommandBar.Value>
        {actions.map(({ action, drafts: concerned }) => (
          <Fragment key={action}>
            <CommandBar.Seperator className="shrink-0" />
            <BulkCommand
              label={
                // Where it is not for all that are selected, it says for how many.
                concerned.length === drafts.length
                  ? t(`inbox.bulk.${action}`)
                  : t("inbox.bulk.some", { action: t(`inbox.bulk.${action}`), count: concerned.length })
              }
              shortcut={BULK_KEYS[action]}
              isDisabled={isRunning}
              onSelect={() => onAction(action, concerned)}
            />
          </Fragment>
        ))}
        <CommandBar.Seperator className="shrink-0" />
        <button
          type="button"
          aria-label={t("inbox.bulk.clear")}
          onClick={onClear}
          className="text-ui-contrast-fg-secondary focus-visible:bg-ui-contrast-bg-highlight hover:bg-ui-contrast-bg-base-hover flex h-10 w-10 shrink-0 items-center justify-center rounded-full outline-none"
        >
          <XMark />
        </button>
      </CommandBar.Bar>
    </CommandBar>
  )
}
