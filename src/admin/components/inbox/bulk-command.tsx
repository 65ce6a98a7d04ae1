import { clx, Kbd } from "@medusajs/ui"

interface BulkCommandProps {
  label: string
  /** Written beside the label; who listens to it is the bar. */
  shortcut: string
  isDisabled: boolean
  onSelect: () => void
}

/**
 * A command of the bar, as `CommandBar.Command` looks. That one listens to its key by itself, also together
 * with Ctrl: selecting all of a page's text would have accepted what is selected.
 */
export const BulkCommand = ({ label, shortcut, isDisabled, onSelect }: BulkCommandProps) => (
  <button
    type="button"
    aria-keyshortcuts={shortcut}
    disabled={isDisabled}
    onClick={onSelect}
    className={clx(
      "bg-ui-contrast-bg-base txt-compact-small-plus transition-fg text-ui-contrast-fg-primary flex items-center gap-x-2 whitespace-nowrap px-3 py-2.5 outline-none",
      "focus-visible:bg-ui-contrast-bg-highlight focus-visible:hover:bg-ui-contrast-bg-base-hover hover:bg-ui-contrast-bg-base-hover active:bg-ui-contrast-bg-base-pressed focus-visible:active:bg-ui-contrast-bg-base-pressed",
      "disabled:!bg-ui-bg-disabled disabled:!text-ui-fg-disabled"
    )}
  >
    {label}
    <Kbd className="bg-ui-contrast-bg-subtle border-ui-contrast-border-base text-ui-contrast-fg-secondary" aria-hidden>
      {shortcut.toUpperCase()}
    </Kbd>
  </button>
)
