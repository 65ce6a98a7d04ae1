import { CheckCircleMiniSolid } from "@medusajs/icons"
import { Badge, Text, clx } from "@medusajs/ui"
import type { ReactNode } from "react"

import type { CopyIssue } from "../../../copy/draft"
import type { Locale } from "../../../copy/limits"
import { sameLines, type TextField } from "../../lib/copy-fields"
import { ON_ONE_LINE, TERMS_AND_WORDS } from "../../lib/layout"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { AcceptFieldButton } from "./accept-field-button"
import { FieldIssues } from "../common/field-issues"
import { LengthCounter } from "../common/length-counter"

interface DraftFieldProps {
  field: TextField
  locale: Locale
  /** What the product says now, line by line. */
  now: readonly string[]
  /** What the draft says, line by line. */
  draft: readonly string[]
  /** What accept replaced, once it has. */
  before: readonly string[] | null
  isEdited: boolean
  issues: readonly CopyIssue[]
  /** Absent where this field cannot be accepted by itself. */
  onAccept?: () => void
  isBusy: boolean
}

/** One field: what the product says against what the draft says. */
export const DraftField = ({ field, locale, now, draft, before, isEdited, issues, onAccept, isBusy }: DraftFieldProps) => {
  const { t } = useCopyTranslation()
  const isOnProduct = draft.length > 0 && sameLines(now, draft)
  const label = t(`fields.${field}`)

  return (
    <section className="flex flex-col gap-y-2 px-6 py-4" aria-label={label}>
      <div className="flex min-h-7 items-center justify-between gap-x-2">
        <div className="flex min-w-0 items-center gap-x-2">
          <Text as="span" size="small" leading="compact" weight="plus">
            {label}
          </Text>
          {isEdited && <Badge size="2xsmall">{t("field.edited")}</Badge>}
        </div>
        {isOnProduct ? (
          <span className="txt-compact-small text-ui-fg-subtle flex shrink-0 items-center gap-x-1">
            <CheckCircleMiniSolid className="text-ui-tag-green-icon" aria-hidden />
            {t("field.same")}
          </span>
        ) : (
          onAccept && <AcceptFieldButton field={label} onAccept={onAccept} isBusy={isBusy} />
        )}
      </div>
      <dl className="gap-x-3 gap-y-1.5" style={TERMS_AND_WORDS}>
        {!isOnProduct && <Words term={t("field.now")} lines={now} isMuted />}
        <Words
          term={isOnProduct ? null : t("field.draft")}
          lines={draft}
          counterOf={(line) => <LengthCounter text={line} field={field} locale={locale} />}
        />
        {isOnProduct && before && before.length > 0 && !sameLines(before, draft) && <Words term={t("field.before")} lines={before} isMuted />}
      </dl>
      <FieldIssues issues={issues} />
    </section>
  )
}

interface WordsProps {
  term: string | null
  lines: readonly string[]
  isMuted?: boolean
  counterOf?: (line: string) => ReactNode
}

const Words = ({ term, lines, isMuted = false, counterOf }: WordsProps) => {
  const { t } = useCopyTranslation()
  return (
    <>
      <dt className={clx("txt-compact-xsmall text-ui-fg-muted", { "sr-only": term === null })}>
        {term ?? t("field.draft")}
      </dt>
      <dd className={clx("txt-small min-w-0 break-words", isMuted ? "text-ui-fg-muted" : "text-ui-fg-base")} style={term === null ? { gridColumn: "span 2" } : undefined}>
        {lines.length === 0 && <span className="text-ui-fg-disabled">{t("field.nothing")}</span>}
        {lines.map((line, index) => (
          <div key={index} className="flex justify-between gap-x-3" style={ON_ONE_LINE}>
            <span className="min-w-0 break-words">{line}</span>
            {counterOf?.(line)}
          </div>
        ))}
      </dd>
    </>
  )
}
