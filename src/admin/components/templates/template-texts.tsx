import { Text } from "@medusajs/ui"

import { LOCALES, type Locale } from "../../../copy/limits"
import { GENERAL } from "../../../copy/templates/choose-template"
import { estimateTokens, GUIDANCE_BUDGET } from "../../../copy/templates/prompt-budget"
import type { CopyTemplateDTO } from "../../../types/copy-template"
import { useCopyTranslation } from "../../lib/use-copy-translation"

const SIDE_BY_SIDE = { display: "grid", gap: 16, gridTemplateColumns: "repeat(auto-fit, minmax(220px, 1fr))" }

/** What a template is chosen by, and what it asks for. */
export const TemplateWordLists = ({ template }: { template: CopyTemplateDTO }) => {
  const { t } = useCopyTranslation()
  const none = t(template.name === GENERAL ? "templates.anyOther" : "templates.none")
  return (
    <dl className="px-6 py-4" style={SIDE_BY_SIDE}>
      {LOCALES.map((locale) => (
        <Fact key={locale} label={`${t("templates.words")} (${t(`locale.${locale}`)})`}>
          {template.words[locale].join(locale === "zh" ? "、" : ", ") || none}
        </Fact>
      ))}
      <Fact label={t("templates.attributes")}>{template.attributes.join(", ") || t("templates.none")}</Fact>
    </dl>
  )
}

const Fact = ({ label, children }: { label: string; children: string }) => (
  <div className="flex min-w-0 flex-col gap-y-1">
    <dt className="txt-compact-small text-ui-fg-subtle">{label}</dt>
    <dd className="txt-small break-words">{children}</dd>
  </div>
)

interface TemplateGuidanceProps {
  template: CopyTemplateDTO
  locale: Locale
}

/** What the model is told in one language, and how much of the budget that takes. */
export const TemplateGuidance = ({ template, locale }: TemplateGuidanceProps) => {
  const { t } = useCopyTranslation()
  const text = template.guidance[locale]
  return (
    <section className="flex flex-col gap-y-1 px-6 py-4" aria-label={`${t("templates.guidance.title")} (${t(`locale.${locale}`)})`}>
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <Text size="small" leading="compact" weight="plus">
          {t(`locale.${locale}`)}
        </Text>
        {text && <TokenCount text={text} />}
      </div>
      <Text size="small" className="text-ui-fg-subtle whitespace-pre-line break-words text-pretty" lang={locale}>
        {text || t("templates.guidance.empty")}
      </Text>
    </section>
  )
}

/** `About 120 of 300 tokens` */
export const TokenCount = ({ text, id }: { text: string; id?: string }) => {
  const { t } = useCopyTranslation()
  const tokens = estimateTokens(text)
  return (
    <span
      id={id}
      className={`txt-compact-xsmall shrink-0 tabular-nums ${tokens > GUIDANCE_BUDGET ? "text-ui-fg-error" : "text-ui-fg-subtle"}`}
    >
      {t("templates.budget", { tokens, limit: GUIDANCE_BUDGET })}
    </span>
  )
}
