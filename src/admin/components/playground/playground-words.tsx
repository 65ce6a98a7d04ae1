import { Hint, Label, Textarea } from "@medusajs/ui"
import { useId } from "react"

import { characterCount } from "../../../copy/limits"
import { useCopyTranslation } from "../../lib/use-copy-translation"

interface PlaygroundWordsProps {
  label: string
  placeholder: string
  hint?: string
  /** Characters. */
  limit: number
  rows: number
  value: string
  onChange: (value: string) => void
}

/** A text with its length. */
export const PlaygroundWords = ({ label, placeholder, hint, limit, rows, value, onChange }: PlaygroundWordsProps) => {
  const { t } = useCopyTranslation()
  const id = useId()
  const count = characterCount(value)
  const isOver = count > limit
  return (
    <div className="flex flex-col gap-y-2">
      <Label size="small" weight="plus" htmlFor={id}>
        {label}
      </Label>
      <Textarea id={id} rows={rows} value={value} placeholder={placeholder} aria-describedby={`${id}-hint`} aria-invalid={isOver} onChange={(event) => onChange(event.target.value)} />
      <Hint id={`${id}-hint`} variant={isOver ? "error" : "info"} className={isOver ? undefined : "text-ui-fg-subtle"}>
        {[hint, t("playground.form.count", { count, limit })].filter(Boolean).join(" ")}
      </Hint>
    </div>
  )
}
