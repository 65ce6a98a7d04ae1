import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useState } from "react"

import { LOCALES, type Locale } from "../../../copy/limits"
import type { LocaleBaseline } from "../../../copy/templates/store-baseline"
import { useCopyBaseline } from "../../hooks/api/copy-baseline"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { BaselineDrawer } from "./baseline-drawer"
import { BaselineVersions } from "./baseline-versions"
import { TemplateLoadError } from "./template-load-error"
import { TemplateSkeleton } from "./template-skeleton"

/** What holds for all of the store's copy, by language. */
export const BaselineSection = () => {
  const { t } = useCopyTranslation()
  const [open, setOpen] = useState<Locale | "versions" | null>(null)
  const { data, error, isPending, isFetching, refetch } = useCopyBaseline()
  return (
    <Container className="divide-y overflow-hidden p-0">
      <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
        <div className="flex flex-col" style={{ flex: "1 1 240px" }}>
          <Heading level="h2">{t("templates.baseline.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("templates.baseline.hint")}
          </Text>
        </div>
        {data && (
          <Button size="small" variant="secondary" onClick={() => setOpen("versions")}>
            {t("templates.baseline.versions")}
          </Button>
        )}
      </div>
      {isPending && <TemplateSkeleton />}
      {error && <TemplateLoadError label={t("templates.baseline.loadError")} error={error} onRetry={() => void refetch()} isRetrying={isFetching} />}
      {data &&
        LOCALES.map((locale) => (
          <section key={locale} className="flex flex-col gap-y-3 px-6 py-4" aria-label={`${t("templates.baseline.title")} (${t(`locale.${locale}`)})`}>
            <div className="flex items-center justify-between gap-2">
              <Text size="small" leading="compact" weight="plus">
                {t(`locale.${locale}`)}
              </Text>
              <Button
                size="small"
                variant="transparent"
                aria-label={t("templates.baseline.edit", { language: t(`locale.${locale}`) })}
                onClick={() => setOpen(locale)}
              >
                {t("templates.edit")}
              </Button>
            </div>
            <BaselineFacts baseline={data.copy_baseline.baseline[locale]} locale={locale} />
          </section>
        ))}
      {data && open !== null && open !== "versions" && (
        <BaselineDrawer locale={open} newest={data.copy_baseline} onClose={() => setOpen(null)} />
      )}
      {data && open === "versions" && <BaselineVersions data={data} onClose={() => setOpen(null)} />}
    </Container>
  )
}

const SIDE_BY_SIDE = { display: "grid", gap: 16, gridTemplateColumns: "repeat(auto-fit, minmax(180px, 1fr))" }

/** The baseline of one language. */
export const BaselineFacts = ({ baseline, locale }: { baseline: LocaleBaseline; locale: Locale }) => {
  const { t } = useCopyTranslation()
  const between = locale === "zh" ? "、" : ", "
  const facts = [
    [t("templates.baseline.tone"), baseline.tone],
    [t("templates.baseline.spelling"), baseline.spelling],
    [t("templates.baseline.avoid"), baseline.avoid.join(between)],
    [t("templates.baseline.neverClaim"), baseline.never_claim.join(between)],
  ]
  return (
    <dl style={SIDE_BY_SIDE}>
      {facts.map(([label, value]) => (
        <div key={label} className="flex min-w-0 flex-col gap-y-1">
          <dt className="txt-compact-small text-ui-fg-subtle">{label}</dt>
          <dd className="txt-small break-words">{value || <span className="text-ui-fg-subtle">{t("templates.baseline.nothing")}</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
