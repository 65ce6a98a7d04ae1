import { Button } from "@medusajs/ui"

import type { DraftStatus } from "../../../copy/draft"
import type { Locale } from "../../../copy/limits"
import { DRAFT_STATUS_COLORS } from "../common/draft-status-badge"
import { useCopyTranslation } from "../../lib/use-copy-translation"

interface LocaleTabsProps {
  value: Locale
  /** With the state of each one's newest draft; null where there is none. */
  locales: readonly { locale: Locale; status: DraftStatus | null }[]
  onChange: (locale: Locale) => void
}

function dotColor(status: DraftStatus | null): string {
  const color = status ? DRAFT_STATUS_COLORS[status] : "grey"
  return color === "grey" ? "neutral" : color
}

/** The languages of a product's copy, how far each is, and which one is shown. Nothing where there is only one. */
export const LocaleTabs = ({ value, locales, onChange }: LocaleTabsProps) => {
  const { t } = useCopyTranslation()
  if (locales.length < 2) return null
  return (
    <div role="group" aria-label={t("locale.label")} className="flex flex-wrap gap-2 px-6 py-3">
      {locales.map(({ locale, status }) => {
        const words = status ? t(`status.${status}`) : t("widget.notDrafted")
        return (
          <Button
            key={locale}
            size="small"
            variant={locale === value ? "secondary" : "transparent"}
            aria-pressed={locale === value}
            title={words}
            onClick={() => onChange(locale)}
          >
            <span
              aria-hidden
              className="rounded-full"
              style={{ width: 8, height: 8, backgroundColor: `var(--tag-${dotColor(status)}-icon)` }}
            />
            {t(`locale.${locale}`)}
            <span className="sr-only">{words}</span>
          </Button>
        )
      })}
    </div>
  )
}
