import { Hint, Input, Label, Textarea } from "@medusajs/ui"
import { useId } from "react"

import type { Locale } from "../../../copy/limits"
import type { TextField } from "../../lib/copy-fields"
import { problemOf } from "../../lib/draft-form"
import { ON_ONE_LINE } from "../../lib/layout"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { LengthCounter } from "../common/length-counter"

interface EditTextProps {
  field: TextField
  label: string
  locale: Locale
  value: string
  onChange: (value: string) => void
  /** For longer texts: an area of several lines. */
  isLong?: boolean
}

/** One sentence of the draft to edit, counted against its limit. */
export const EditText = ({ field, label, locale, value, onChange, isLong = false }: EditTextProps) => {
  const { t } = useCopyTranslation()
  const id = useId()
  const problem = problemOf(value, field, locale)
  const shared = {
    id,
    value,
    "aria-invalid": problem !== null,
    "aria-describedby": `${id}-length${problem === "required" ? ` ${id}-problem` : ""}`,
  }

  return (
    <div className="flex flex-col gap-y-2">
      <div className="flex justify-between gap-x-2" style={ON_ONE_LINE}>
        <Label size="small" weight="plus" htmlFor={id}>
          {label}
        </Label>
        <LengthCounter id={`${id}-length`} text={value.trim()} field={field} locale={locale} />
      </div>
      {isLong ? (
        <Textarea {...shared} rows={3} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <Input {...shared} onChange={(event) => onChange(event.target.value)} />
      )}
      {problem === "required" && (
        <Hint id={`${id}-problem`} variant="error">
          {t("editing.required")}
        </Hint>
      )}
    </div>
  )
}
