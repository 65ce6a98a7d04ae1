import { DocumentText, Photo, Tag } from "@medusajs/icons"
import { Text, Tooltip } from "@medusajs/ui"
import type { CSSProperties } from "react"

import type { AttributeView } from "../../lib/review-fields"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { AttributeOutcomeLine } from "../common/attribute-outcome"
import { DiffWords } from "../common/diff-words"

const EVIDENCE_ICONS = { picture: Photo, ocr_text: DocumentText, product: Tag }

const COLUMNS: CSSProperties = { gridTemplateColumns: "minmax(80px, 160px) 1fr auto" }

interface AttributeListProps {
  attributes: readonly AttributeView[]
  onAddNew?: (name: string) => void
  isBusy?: boolean
}

/** What was found about the product: name, value beside what the product says, and where it was seen. */
export const AttributeList = ({ attributes, onAddNew, isBusy }: AttributeListProps) => {
  const { t, lookUp } = useCopyTranslation()
  if (attributes.length === 0) {
    return (
      <Text size="small" className="text-ui-fg-subtle">
        {t("field.noAttributes")}
      </Text>
    )
  }
  return (
    <dl className="flex flex-col gap-y-2">
      {attributes.map((attribute, index) => {
        const { name, value, evidence, now } = attribute
        const Icon = EVIDENCE_ICONS[evidence]
        const isChanged = now !== null && now.length > 0 && attribute.outcome !== "says_so"
        return (
          <div key={index} className="txt-small grid items-start gap-x-3" style={COLUMNS}>
            <dt className="text-ui-fg-subtle min-w-0 break-words">{lookUp(`attributes.${name}`) ?? name}</dt>
            <dd className="text-ui-fg-base flex min-w-0 flex-col break-words">
              <span>{isChanged ? <DiffWords parts={[{ text: value, isChanged: true }]} side="added" /> : value}</span>
              {isChanged && (
                <span className="text-ui-fg-subtle">
                  {`${t("field.now")}: `}
                  <DiffWords parts={[{ text: now.join(", "), isChanged: true }]} side="removed" />
                </span>
              )}
              <AttributeOutcomeLine {...attribute} onAddNew={onAddNew} isBusy={isBusy} />
            </dd>
            <dd className="flex h-5 items-center">
              <Tooltip content={t(`field.evidence.${evidence}`)}>
                <span className="flex items-center" role="img" tabIndex={0} aria-label={t(`field.evidence.${evidence}`)}>
                  <Icon className="text-ui-fg-muted" />
                </span>
              </Tooltip>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
