import { DocumentText, Photo, Tag } from "@medusajs/icons"
import { Text, Tooltip } from "@medusajs/ui"

import type { CopyIssue } from "../../../copy/draft"
import type { AttributeView } from "../../lib/review-fields"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { AcceptFieldButton } from "./accept-field-button"
import { AttributeOutcomeLine } from "../common/attribute-outcome"
import { FieldIssues } from "../common/field-issues"

const EVIDENCE_ICONS = { picture: Photo, ocr_text: DocumentText, product: Tag }

interface DraftAttributesProps {
  attributes: readonly AttributeView[]
  issues: readonly CopyIssue[]
  onAccept?: () => void
  onAddNew?: (name: string) => void
  isBusy: boolean
}

/** What was found about the product: name, value, and where it was found. */
export const DraftAttributes = ({ attributes, issues, onAccept, onAddNew, isBusy }: DraftAttributesProps) => {
  const { t, lookUp } = useCopyTranslation()
  const label = t("fields.attributes")
  const hasNews = attributes.some(({ outcome }) => outcome === "fills" || outcome === "replaces")

  return (
    <section className="flex flex-col gap-y-2 px-6 py-4" aria-label={label}>
      <div className="flex min-h-7 items-center justify-between gap-x-2">
        <Text as="span" size="small" leading="compact" weight="plus">
          {label}
        </Text>
        {onAccept && hasNews && <AcceptFieldButton field={label} onAccept={onAccept} isBusy={isBusy} />}
      </div>
      {attributes.length === 0 && (
        <Text size="small" className="text-ui-fg-muted">
          {t("field.noAttributes")}
        </Text>
      )}
      <dl className="flex flex-col gap-y-1.5">
        {attributes.map((attribute, index) => {
          const { name, value, evidence, outcome } = attribute
          const now = attribute.now?.join(", ")
          const Icon = EVIDENCE_ICONS[evidence]
          return (
            <div key={index} className="txt-small grid grid-cols-[1fr_1fr_auto] items-start gap-x-3">
              <dt className="text-ui-fg-subtle min-w-0 break-words">{lookUp(`attributes.${name}`) ?? name}</dt>
              <dd className="text-ui-fg-base min-w-0 break-words">
                {value}
                {now && outcome !== "says_so" && (
                  <span className="text-ui-fg-muted block">{`${t("field.now")}: ${now}`}</span>
                )}
                <AttributeOutcomeLine {...attribute} onAddNew={onAddNew} isBusy={isBusy} />
              </dd>
              <dd className="flex h-5 items-center">
                <Tooltip content={t(`field.evidence.${evidence}`)}>
                  <Icon className="text-ui-fg-muted" aria-label={t(`field.evidence.${evidence}`)} />
                </Tooltip>
              </dd>
            </div>
          )
        })}
      </dl>
      <FieldIssues issues={issues} />
    </section>
  )
}
