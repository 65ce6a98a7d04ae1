import { Hint, Label, Textarea } from "@medusajs/ui"
import { useId } from "react"

import { useCopyTranslation } from "../../lib/use-copy-translation"

interface EditOcrTextProps {
  /** One text a line. */
  value: string
  onChange: (value: string) => void
  /** Whether the cursor goes here when it opens. @default false */
  hasCursor?: boolean
}

/** The words that were read off the picture, to correct. */
export const EditOcrText = ({ value, onChange, hasCursor = false }: EditOcrTextProps) => {
  const { t } = useCopyTranslation()
  const id = useId()
  return (
    <div className="flex flex-col gap-y-2">
      <Label size="small" weight="plus" htmlFor={id}>
        {t("fields.ocr_text")}
      </Label>
      <Textarea id={id} rows={2} autoFocus={hasCursor} value={value} aria-describedby={`${id}-hint`} onChange={(event) => onChange(event.target.value)} />
      <Hint id={`${id}-hint`}>{t("editing.ocrHint")}</Hint>
    </div>
  )
}
