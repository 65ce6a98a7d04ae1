import { Select } from "@medusajs/ui"

import type { Locale } from "../../copy/limits"
import { useCopyTranslation } from "../lib/use-copy-translation"

interface LocaleSelectProps {
  value: Locale
  locales: readonly Locale[]
  onChange: (locale: Locale) => void
}

/** Which language's draft is shown. Nothing where there is only one. */
export const LocaleSelect = ({ value, locales, onChange }: LocaleSelectProps) => {
  const { t } = useCopyTranslation()
  if (locales.length < 2) return null
  return (
    <Select
      size="small"
      value={value}
      onValueChange={(chosen) => {
        const locale = locales.find((known) => known === chosen)
        if (locale) onChange(locale)
      }}
    >
      <Select.Trigger aria-label={t("locale.label")} className="w-auto">
        <Select.Value />
      </Select.Trigger>
      <Select.Content align="end">
        {locales.map((locale) => (
          <Select.Item key={locale} value={locale}>
            {t(`locale.${locale}`)}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  )
}
