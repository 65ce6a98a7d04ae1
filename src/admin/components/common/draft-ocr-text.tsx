import { PencilSquare } from "@medusajs/icons"
import { Badge, IconButton, Text } from "@medusajs/ui"

import type { CopyIssue } from "../../../copy/draft"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { FieldIssues } from "./field-issues"

interface DraftOcrTextProps {
  texts: readonly string[]
  issues: readonly CopyIssue[]
  /** Absent where it is not edited in place. */
  onEdit?: () => void
}

/** The words that were read off the picture. Shown as read: they are nobody's copy. */
export const DraftOcrText = ({ texts, issues, onEdit }: DraftOcrTextProps) => {
  const { t } = useCopyTranslation()
  const label = t("fields.ocr_text")
  return (
    <section className="flex flex-col gap-y-2 px-6 py-4" aria-label={label}>
      <div className="flex items-center justify-between gap-x-2">
        <Text as="span" size="small" leading="compact" weight="plus">
          {label}
        </Text>
        {onEdit && (
          <IconButton size="small" variant="transparent" type="button" aria-label={t("review.field.edit", { field: label })} onClick={onEdit}>
            <PencilSquare />
          </IconButton>
        )}
      </div>
      {texts.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("field.noText")}
        </Text>
      ) : (
        <ul className="flex flex-wrap gap-1.5">
          {texts.map((text, index) => (
            <li key={index} className="min-w-0">
              <Badge size="2xsmall" className="max-w-full whitespace-normal break-words">
                {text}
              </Badge>
            </li>
          ))}
        </ul>
      )}
      <FieldIssues issues={issues} />
    </section>
  )
}
