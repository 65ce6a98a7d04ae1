import { Container, Heading, InlineTip, Text } from "@medusajs/ui"

import type { CopyContent, CopyField } from "../../../copy/draft"
import type { CopyPlaygroundDTO } from "../../../types/copy-playground"
import { percentOf } from "../../lib/confidence-level"
import { ON_ONE_LINE } from "../../lib/layout"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { AttributeList } from "../review/attribute-list"
import { DraftOcrText } from "../common/draft-ocr-text"
import { FieldIssues } from "../common/field-issues"
import { LengthCounter } from "../common/length-counter"

const TEXT_FIELDS = ["title", "selling_points", "description", "alt_text"] as const

/** What the reply says, field by field, with lengths and what the rules found. */
export const PlaygroundDraft = ({ result }: { result: CopyPlaygroundDTO }) => {
  const { t } = useCopyTranslation()
  const { draft, issues, unreadable, ocr_text } = result
  return (
    <Container className="divide-y p-0" role="region" aria-label={t("playground.draft.title")}>
      <div className="flex flex-col gap-y-2 px-6 py-4">
        <Heading level="h2">{t("playground.draft.title")}</Heading>
        {unreadable ? (
          <InlineTip variant="error" label={t("playground.draft.unreadable")}>
            {unreadable.message}
          </InlineTip>
        ) : (
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {draft ? issues.length === 0 && t("playground.draft.noIssues") : t("playground.draft.none")}
          </Text>
        )}
      </div>
      {draft && TEXT_FIELDS.map((field) => <TextField key={field} field={field} draft={draft} result={result} />)}
      {draft && (
        <section className="flex flex-col gap-y-2 px-6 py-4" aria-label={t("fields.attributes")}>
          <FieldName field="attributes" result={result} />
          <AttributeList attributes={draft.attributes.map((attribute) => ({ ...attribute, target: null, outcome: null, now: [] }))} />
          <FieldIssues issues={issues.filter(({ field }) => field === "attributes")} />
        </section>
      )}
      {draft && <DraftOcrText texts={ocr_text} issues={issues.filter(({ field }) => field === "ocr_text")} />}
    </Container>
  )
}

interface TextFieldProps {
  field: (typeof TEXT_FIELDS)[number]
  draft: CopyContent
  result: CopyPlaygroundDTO
}

const TextField = ({ field, draft, result }: TextFieldProps) => {
  const { t } = useCopyTranslation()
  const { locale, issues } = result
  return (
    <section className="flex flex-col gap-y-2 px-6 py-4" aria-label={t(`fields.${field}`)}>
      <FieldName field={field} result={result} />
      {[draft[field]].flat().map((line, index) => (
        <div key={index} className="txt-small text-ui-fg-base flex justify-between gap-x-3" style={ON_ONE_LINE}>
          <span className="min-w-0 break-words">{line}</span>
          <LengthCounter text={line} field={field} locale={locale} />
        </div>
      ))}
      <FieldIssues issues={issues.filter((issue) => issue.field === field)} />
    </section>
  )
}

const FieldName = ({ field, result }: { field: CopyField; result: CopyPlaygroundDTO }) => {
  const { t } = useCopyTranslation()
  const confidence = result.confidence[field]
  return (
    <div className="flex items-center justify-between gap-x-2">
      <Text as="span" size="small" leading="compact" weight="plus">
        {t(`fields.${field}`)}
      </Text>
      {confidence !== undefined && (
        <span className="txt-compact-xsmall text-ui-fg-subtle" title={t("playground.draft.confidenceHint")}>
          {t("playground.draft.confidence", { percent: percentOf(confidence) })}
        </span>
      )}
    </div>
  )
}
