import { Hint, Input, Label, Textarea } from "@medusajs/ui"
import { useId } from "react"

import { useCopyTranslation } from "../../lib/use-copy-translation"
import type { Translations } from "../../i18n/en"
import { TokenCount } from "./template-texts"

export interface FieldProblem {
  code: keyof Translations["templates"]["problems"]
  values: Record<string, string | number>
}

interface TemplateFieldProps {
  label: string
  hint?: string
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  /** What keeps it from being saved, said below it. */
  problems: readonly FieldProblem[]
  /** Of an area for longer texts; absent for one line. */
  rows?: number
  /** Whether the prompt's budget is counted beside the label. */
  isCounted?: boolean
  /** Of the text, for screen readers and the browser's spelling. */
  lang?: string
  isDisabled?: boolean
}

/** A text to write, with what is wrong with it at the place. */
export const TemplateField = ({ label, hint, value, onChange, onBlur, problems, rows, isCounted, lang, isDisabled }: TemplateFieldProps) => {
  const { t } = useCopyTranslation()
  const id = useId()
  const described = [hint && `${id}-hint`, isCounted && `${id}-count`, problems.length > 0 && `${id}-problems`].filter(Boolean).join(" ")
  const shared = { id, value, lang, onBlur, disabled: isDisabled, "aria-invalid": problems.length > 0, "aria-describedby": described || undefined }
  return (
    <div className="flex min-w-0 flex-col gap-y-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <Label size="small" weight="plus" htmlFor={id}>
          {label}
        </Label>
        {isCounted && <TokenCount id={`${id}-count`} text={value} />}
      </div>
      {rows ? (
        <Textarea {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <Input {...shared} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
      )}
      {hint && (
        <Hint id={`${id}-hint`} className="text-pretty">
          {hint}
        </Hint>
      )}
      <div id={`${id}-problems`} aria-live="polite" className="flex flex-col gap-y-1 empty:hidden">
        {problems.map(({ code, values }, index) => (
          <Hint key={index} variant="error" className="text-pretty">
            {t(`templates.problems.${code}`, values)}
          </Hint>
        ))}
      </div>
    </div>
  )
}
