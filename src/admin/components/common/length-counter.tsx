import { clx } from "@medusajs/ui"

import { characterCount, FIELD_LIMITS, type FieldLimits, type Locale } from "../../../copy/limits"
import { useCopyTranslation } from "../../lib/use-copy-translation"

interface LengthCounterProps {
  text: string
  field: keyof FieldLimits
  locale: Locale
  /** For `aria-describedby` of the input that is counted. */
  id?: string
}

/** `42/60`, red when over. */
export const LengthCounter = ({ text, field, locale, id }: LengthCounterProps) => {
  const { t } = useCopyTranslation()
  const count = characterCount(text)
  const limit = FIELD_LIMITS[locale][field]
  const isOver = count > limit

  return (
    <span
      id={id}
      className={clx("txt-compact-xsmall shrink-0 tabular-nums", isOver ? "text-ui-fg-error" : "text-ui-fg-subtle")}
    >
      <span aria-hidden>{`${count}/${limit}`}</span>
      <span className="sr-only">{t(isOver ? "field.tooLong" : "field.length", { count, limit })}</span>
    </span>
  )
}
