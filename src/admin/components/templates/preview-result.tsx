import { Spinner } from "@medusajs/icons"
import { Badge, Button, Heading, InlineTip, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

import type { CopyTemplatePreviewResponse, PreviewedDraft } from "../../../types/copy-template"
import { useElapsedSeconds } from "../../hooks/use-elapsed-seconds"
import type { PreviewOf } from "../../hooks/use-template-preview"
import { useTemplateWords } from "../../lib/template-words"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { DraftPicture } from "../common/draft-picture"
import { FieldIssues } from "../common/field-issues"

const SIDE_BY_SIDE = { display: "grid", gap: 16, gridTemplateColumns: "repeat(auto-fit, minmax(260px, 1fr))" }

const POINTS = { listStyleType: "disc", paddingInlineStart: 16 }

interface PreviewResultProps {
  preview: PreviewOf
  /** Absent while another is being made. */
  onRetry?: () => void
}

/** One product, drafted with the version in use and with the words of the form. */
export const PreviewResult = ({ preview: { product, state }, onRetry }: PreviewResultProps) => {
  const { t } = useCopyTranslation()
  const words = useTemplateWords()
  return (
    <article className="border-ui-border-base flex flex-col gap-y-4 rounded-lg border p-4" aria-label={product.title} aria-busy={state.is === "running"}>
      <div className="flex items-center gap-x-4">
        <DraftPicture src={product.picture} />
        <div className="flex min-w-0 flex-col">
          <Heading level="h2" className="break-words">
            {product.title}
          </Heading>
          {state.is === "waiting" && <Subtle>{t("templates.preview.waiting")}</Subtle>}
          {state.is === "running" && <Running since={state.started_at} />}
          {state.is === "done" && <Present present={state.answer.present} />}
        </div>
      </div>
      {state.is === "failed" && (
        <div role="alert" className="flex flex-col items-start gap-y-2">
          <InlineTip variant="error" label={t("templates.preview.failed")} className="w-full break-words">
            {words.ofCall(state.error)}
          </InlineTip>
          {onRetry && (
            <Button size="small" variant="secondary" type="button" onClick={onRetry}>
              {t("templates.preview.retry")}
            </Button>
          )}
        </div>
      )}
      {state.is === "done" && <Comparison answer={state.answer} />}
    </article>
  )
}

const Subtle = ({ children }: { children: ReactNode }) => (
  <Text size="small" className="text-ui-fg-subtle text-pretty">
    {children}
  </Text>
)

/** What the product would be drafted with now. Why is said where the product decided: the template of the form is the form's choice. */
const Present = ({ present: { reference, template, reason } }: Pick<CopyTemplatePreviewResponse, "present">) => {
  const { t } = useCopyTranslation()
  const words = useTemplateWords()
  const line = t("templates.preview.presentReference", { reference: words.reference(reference ?? template) })
  return <Subtle>{reason.by === "person" ? line : `${line} (${words.reason(reason)})`}</Subtle>
}

const Running = ({ since }: { since: string }) => {
  const { t } = useCopyTranslation()
  const seconds = useElapsedSeconds(since)
  return (
    <span className="flex items-center gap-x-2">
      <Spinner className="text-ui-fg-muted animate-spin motion-reduce:animate-none" aria-hidden />
      <Subtle>{t("templates.preview.running", { seconds })}</Subtle>
    </span>
  )
}

const Comparison = ({ answer: { present, proposed, locale } }: { answer: CopyTemplatePreviewResponse }) => {
  const { t } = useCopyTranslation()
  const isSame = JSON.stringify(present.content) === JSON.stringify(proposed.content)
  return (
    <>
      {isSame && <Subtle>{t("templates.preview.same")}</Subtle>}
      <div style={SIDE_BY_SIDE}>
        <Drafted label={t("templates.preview.present")} draft={present} lang={locale} />
        <Drafted label={t("templates.preview.proposed")} draft={proposed} lang={locale} />
      </div>
    </>
  )
}

const Drafted = ({ label, draft: { content, issues, ms }, lang }: { label: string; draft: PreviewedDraft; lang: string }) => {
  const { t } = useCopyTranslation()
  return (
    <section className="bg-ui-bg-component flex min-w-0 flex-col gap-y-3 rounded-md p-3" aria-label={label}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Badge size="2xsmall">{label}</Badge>
        <span className="txt-compact-xsmall text-ui-fg-subtle tabular-nums">{t("templates.preview.seconds", { seconds: (ms / 1_000).toFixed(1) })}</span>
      </div>
      <dl className="flex flex-col gap-y-3" lang={lang}>
        <Words label={t("fields.title")}>{content.title}</Words>
        <Words label={t("fields.selling_points")}>
          <ul style={POINTS}>
            {content.selling_points.map((point, index) => (
              <li key={index}>{point}</li>
            ))}
          </ul>
        </Words>
        <Words label={t("fields.description")}>{content.description}</Words>
        <Words label={t("fields.alt_text")}>{content.alt_text}</Words>
        {content.attributes.length > 0 && (
          <Words label={t("fields.attributes")}>{content.attributes.map(({ name, value }) => `${name}: ${value}`).join(", ")}</Words>
        )}
      </dl>
      <FieldIssues issues={issues} />
    </section>
  )
}

const Words = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="flex flex-col gap-y-0.5">
    <dt className="txt-compact-xsmall text-ui-fg-subtle">{label}</dt>
    <dd className="txt-small break-words">{children}</dd>
  </div>
)
