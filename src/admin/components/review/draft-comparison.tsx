import { Badge, Heading, Text } from "@medusajs/ui"

import type { CopyContent } from "../../../copy/draft"
import type { Locale } from "../../../copy/limits"
import { linesOf, sameLines, TEXT_FIELDS, type TextField } from "../../lib/copy-fields"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { SideOfWords, useComparedLines } from "../common/compared-words"
import { LengthCounter } from "../common/length-counter"

interface DraftComparisonProps {
  old: CopyContent
  renewed: CopyContent
  locale: Locale
  /** The wish that the new one was written to. */
  instructions: string | null
  isWide: boolean
}

/** Two drafts of the same product side by side, with what differs marked. */
export const DraftComparison = ({ old, renewed, locale, instructions, isWide }: DraftComparisonProps) => {
  const { t, lookUp } = useCopyTranslation()
  const attributesOf = ({ attributes }: CopyContent) => attributes.map(({ name, value }) => `${lookUp(`attributes.${name}`) ?? name}: ${value}`)
  return (
    <section className="flex flex-col divide-y" aria-label={t("review.regenerated.title")}>
      <div className="flex flex-col gap-y-1 px-6 py-4">
        <Heading level="h2">{t("review.regenerated.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {t("review.regenerated.text")}
        </Text>
        {instructions && (
          <Text size="small" className="text-ui-fg-subtle break-words">
            {t("review.regenerated.wish", { instructions })}
          </Text>
        )}
      </div>
      {TEXT_FIELDS.map((field) => (
        <ComparedField key={field} name={t(`fields.${field}`)} field={field} locale={locale} old={linesOf(old[field])} renewed={linesOf(renewed[field])} isWide={isWide} />
      ))}
      <ComparedField name={t("fields.attributes")} locale={locale} old={attributesOf(old)} renewed={attributesOf(renewed)} isWide={isWide} />
      <ComparedField name={t("fields.ocr_text")} locale={locale} old={old.ocr_text} renewed={renewed.ocr_text} isWide={isWide} />
    </section>
  )
}

interface ComparedFieldProps {
  name: string
  /** Of a field with a limit. */
  field?: TextField
  locale: Locale
  old: readonly string[]
  renewed: readonly string[]
  isWide: boolean
}

const ComparedField = ({ name, field, locale, old, renewed, isWide }: ComparedFieldProps) => {
  const { t } = useCopyTranslation()
  const diffs = useComparedLines(old, renewed)
  const isSame = sameLines(old, renewed)
  const counterOf = field && ((line: string) => <LengthCounter text={line} field={field} locale={locale} />)
  const sides = [
    { term: t("review.regenerated.old"), lines: old, side: "before" },
    { term: t("review.regenerated.new"), lines: renewed, side: "after" },
  ] as const
  return (
    <section className="flex flex-col gap-y-2 px-6 py-4" aria-label={name}>
      <div className="flex items-center gap-x-2">
        <Text as="span" size="small" leading="compact" weight="plus">
          {name}
        </Text>
        {isSame && <Badge size="2xsmall">{t("review.regenerated.same")}</Badge>}
      </div>
      <dl className="grid gap-4" style={{ gridTemplateColumns: isWide ? "1fr 1fr" : "1fr" }}>
        {sides.map(({ term, lines, side }) => (
          <div key={side} className="flex min-w-0 flex-col gap-y-1">
            <dt className="txt-compact-xsmall text-ui-fg-subtle">{term}</dt>
            <SideOfWords lines={lines} diffs={diffs} side={side} isMuted={side === "before"} counterOf={counterOf} />
          </div>
        ))}
      </dl>
    </section>
  )
}
