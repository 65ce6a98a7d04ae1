import { Button, Hint, InlineTip, Label, Select, Text } from "@medusajs/ui"
import { useId, useState } from "react"

import type { Locale } from "../../../copy/limits"
import { sameTexts } from "../../../copy/templates/same-texts"
import type { TemplateTexts } from "../../../copy/templates/prompt-template"
import type { PreviewProduct } from "../../hooks/api/preview-products"
import type { useTemplatePreview } from "../../hooks/use-template-preview"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { PreviewProductPicker } from "./preview-product-picker"
import { PreviewResult } from "./preview-result"

interface TemplatePreviewProps {
  name: string
  /** As they stand in the form. */
  texts: TemplateTexts
  locales: readonly Locale[]
  /** Whether the words could be saved. */
  isSound: boolean
  preview: ReturnType<typeof useTemplatePreview>
  chosen: readonly PreviewProduct[]
  setChosen: (chosen: readonly PreviewProduct[]) => void
}

/** What the words would bring on the store's own products, beside what the version in use brings. */
export const TemplatePreview = ({ name, texts, locales, isSound, preview, chosen, setChosen }: TemplatePreviewProps) => {
  const { t } = useCopyTranslation()
  const [first = "en"] = locales
  const [locale, setLocale] = useState<Locale>(preview.asked?.locale ?? first)
  const { previews, asked, isRunning } = preview
  const done = previews.filter(({ state }) => state.is === "done").length
  const isStale = asked !== null && previews.length > 0 && !sameTexts(asked.texts, texts)
  return (
    <div className="flex flex-col gap-y-6">
      <Text size="small" className="text-ui-fg-subtle text-pretty">
        {t("templates.preview.hint")}
      </Text>
      {!isSound && <InlineTip variant="warning" label={t("templates.form.refused")}>{t("templates.preview.mendFirst")}</InlineTip>}
      <PreviewProductPicker chosen={chosen} setChosen={setChosen} />
      <div className="flex flex-wrap items-end justify-between gap-4">
        {locales.length > 1 ? <LanguageSelect locales={locales} locale={locale} onChange={setLocale} /> : <span />}
        {isRunning ? (
          <Button size="small" variant="secondary" type="button" onClick={preview.stop}>
            {t("templates.preview.stop")}
          </Button>
        ) : (
          <Button
            size="small"
            type="button"
            variant="secondary"
            disabled={!isSound || chosen.length === 0}
            onClick={() => preview.run(chosen, { name, locale, texts })}
          >
            {t("templates.preview.run")}
          </Button>
        )}
      </div>
      {previews.length > 0 && (
        <div className="flex flex-col gap-y-4">
          <Text size="small" className="text-ui-fg-subtle" role="status">
            {t("templates.preview.done", { done, count: previews.length })}
          </Text>
          {isStale && <Hint>{t("templates.preview.stale")}</Hint>}
          {previews.map((one) => (
            <PreviewResult key={one.product.id} preview={one} onRetry={isRunning ? undefined : () => preview.retry(one.product)} />
          ))}
        </div>
      )}
    </div>
  )
}

interface LanguageSelectProps {
  locales: readonly Locale[]
  locale: Locale
  onChange: (locale: Locale) => void
}

const LanguageSelect = ({ locales, locale, onChange }: LanguageSelectProps) => {
  const { t } = useCopyTranslation()
  const id = useId()
  return (
    <div className="flex flex-col gap-y-2" style={{ minWidth: 200 }}>
      <Label size="small" weight="plus" htmlFor={id}>
        {t("templates.preview.language")}
      </Label>
      <Select
        value={locale}
        onValueChange={(value) => {
          const chosen = locales.find((known) => known === value)
          if (chosen) onChange(chosen)
        }}
      >
        <Select.Trigger id={id}>
          <Select.Value />
        </Select.Trigger>
        <Select.Content>
          {locales.map((known) => (
            <Select.Item key={known} value={known}>
              {t(`locale.${known}`)}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    </div>
  )
}
