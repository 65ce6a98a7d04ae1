import { Hint, Textarea } from "@medusajs/ui"
import { useEffect, useId, useRef, type CSSProperties } from "react"

import type { Locale } from "../../../copy/limits"
import type { TextField } from "../../lib/copy-fields"
import { problemOf } from "../../lib/draft-form"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { LengthCounter } from "../common/length-counter"

interface FieldEditorProps {
  field: TextField
  locale: Locale
  /** One entry for a sentence, one for each selling point. */
  lines: readonly string[]
  onChange: (lines: string[]) => void
  /** Whether the cursor goes here when it opens. */
  isFocused: boolean
  /** Why the store did not take the words. */
  problem: string | null
}

/** Lower than a text area is by itself. */
const ONE_LINE: CSSProperties = { minHeight: 32 }

/** The words of one field, to be written over in place. */
export const FieldEditor = ({ field, locale, lines, onChange, isFocused, problem }: FieldEditorProps) => {
  const id = useId()
  return (
    <div className="flex flex-col gap-y-2">
      {lines.map((line, index) => (
        <LineEditor
          key={index}
          field={field}
          locale={locale}
          value={line}
          number={lines.length > 1 ? index + 1 : null}
          hasCursor={isFocused && index === 0}
          describedBy={problem ? `${id}-problem` : undefined}
          onChange={(words) => onChange(lines.map((known, at) => (at === index ? words : known)))}
        />
      ))}
      {problem && (
        <Hint id={`${id}-problem`} variant="error" role="alert">
          {problem}
        </Hint>
      )}
    </div>
  )
}

interface LineEditorProps {
  field: TextField
  locale: Locale
  value: string
  number: number | null
  hasCursor: boolean
  describedBy?: string
  onChange: (words: string) => void
}

const LineEditor = ({ field, locale, value, number, hasCursor, describedBy, onChange }: LineEditorProps) => {
  const { t } = useCopyTranslation()
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const problem = problemOf(value, field, locale)
  const isLong = field === "description" || field === "alt_text"

  useEffect(() => {
    const { current } = area
    if (!hasCursor || !current) return
    current.focus()
    current.setSelectionRange(current.value.length, current.value.length)
  }, [hasCursor])

  return (
    <div className="flex flex-col gap-y-1">
      <Textarea
        ref={area}
        rows={isLong ? 3 : 1}
        style={isLong ? undefined : ONE_LINE}
        value={value}
        aria-label={number === null ? t(`fields.${field}`) : t("editing.point", { number })}
        aria-invalid={problem !== null}
        aria-describedby={[`${id}-length`, problem === "required" ? `${id}-required` : "", describedBy ?? ""].filter(Boolean).join(" ")}
        onChange={(event) => onChange(field === "description" ? event.target.value : event.target.value.replaceAll("\n", " "))}
      />
      <div className="flex justify-between gap-x-2">
        {problem === "required" ? (
          <Hint id={`${id}-required`} variant="error">
            {t("editing.required")}
          </Hint>
        ) : (
          <span />
        )}
        <LengthCounter id={`${id}-length`} text={value.trim()} field={field} locale={locale} />
      </div>
    </div>
  )
}
