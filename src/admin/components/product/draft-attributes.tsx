import { DocumentText, Photo, Tag } from "@medusajs/icons"
import { Text, Tooltip } from "@medusajs/ui"
import type { AdminProduct } from "@medusajs/types"

import type { CopyAttribute, CopyIssue } from "../../../copy/draft"
import type { PublishMapping } from "../../../copy/publish-mapping"
import { linesOf, productValue } from "../../lib/copy-fields"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { AcceptFieldButton } from "./accept-field-button"
import { FieldIssues } from "../common/field-issues"

const EVIDENCE_ICONS = { picture: Photo, ocr_text: DocumentText, product: Tag }

interface DraftAttributesProps {
  product: AdminProduct
  attributes: readonly CopyAttribute[]
  mapping: PublishMapping["attributes"]
  issues: readonly CopyIssue[]
  onAccept?: () => void
  isBusy: boolean
}

/** What was found about the product: name, value, and where it was found. */
export const DraftAttributes = ({ product, attributes, mapping, issues, onAccept, isBusy }: DraftAttributesProps) => {
  const { t, lookUp } = useCopyTranslation()
  const label = t("fields.attributes")
  const rows = attributes.map((attribute) => {
    const target = mapping?.[attribute.name]
    const now = target ? linesOf(productValue(product, target)).join(", ") : null
    return { ...attribute, now, isMapped: target !== undefined }
  })
  const hasNews = rows.some(({ isMapped, now, value }) => isMapped && now !== value)

  return (
    <section className="flex flex-col gap-y-2 px-6 py-4" aria-label={label}>
      <div className="flex min-h-7 items-center justify-between gap-x-2">
        <Text as="span" size="small" leading="compact" weight="plus">
          {label}
        </Text>
        {onAccept && hasNews && <AcceptFieldButton field={label} onAccept={onAccept} isBusy={isBusy} />}
      </div>
      {rows.length === 0 && (
        <Text size="small" className="text-ui-fg-muted">
          {t("field.noAttributes")}
        </Text>
      )}
      <dl className="flex flex-col gap-y-1.5">
        {rows.map(({ name, value, evidence, now }, index) => {
          const Icon = EVIDENCE_ICONS[evidence]
          return (
            <div key={index} className="txt-small grid grid-cols-[1fr_1fr_auto] items-start gap-x-3">
              <dt className="text-ui-fg-subtle min-w-0 break-words">{lookUp(`attributes.${name}`) ?? name}</dt>
              <dd className="text-ui-fg-base min-w-0 break-words">
                {value}
                {now && now !== value && (
                  <span className="text-ui-fg-muted block">{`${t("field.now")}: ${now}`}</span>
                )}
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
