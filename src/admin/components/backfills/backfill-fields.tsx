import { Hint, Input, Label, Select, Switch } from "@medusajs/ui"
import { useId } from "react"

import type { Named } from "../../hooks/api/selection-names"
import { ANY, isCount } from "../../lib/backfill-form"
import { useCopyTranslation } from "../../lib/use-copy-translation"

interface BackfillSelectFieldProps {
  label: string
  choices: readonly Named[]
  value: string
  onChange: (value: string) => void
}

/** One of several, or any. */
export const BackfillSelectField = ({ label, choices, value, onChange }: BackfillSelectFieldProps) => {
  const { t } = useCopyTranslation()
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-y-2">
      <Label size="small" weight="plus" htmlFor={id}>
        {label}
      </Label>
      <Select value={value} onValueChange={onChange} disabled={choices.length === 0}>
        <Select.Trigger id={id}>
          <Select.Value />
        </Select.Trigger>
        <Select.Content>
          <Select.Item value={ANY}>{t("backfills.create.any")}</Select.Item>
          {choices.map((choice) => (
            <Select.Item key={choice.id} value={choice.id}>
              {choice.name}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    </div>
  )
}

interface BackfillCountFieldProps {
  label: string
  placeholder: string
  hint?: string
  value: string
  onChange: (value: string) => void
}

/** A whole number, or nothing. */
export const BackfillCountField = ({ label, placeholder, hint, value, onChange }: BackfillCountFieldProps) => {
  const { t } = useCopyTranslation()
  const id = useId()
  const isWrong = !isCount(value)
  const note = isWrong ? t("backfills.create.wholeNumber") : hint
  return (
    <div className="flex min-w-0 flex-col gap-y-2">
      <Label size="small" weight="plus" htmlFor={id}>
        {label}
      </Label>
      <Input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        placeholder={placeholder}
        value={value}
        aria-invalid={isWrong}
        aria-describedby={note ? `${id}-note` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {note && (
        <Hint id={`${id}-note`} variant={isWrong ? "error" : "info"}>
          {note}
        </Hint>
      )}
    </div>
  )
}

interface BackfillSwitchFieldProps {
  label: string
  hint: string
  checked: boolean
  onChange: (checked: boolean) => void
}

export const BackfillSwitchField = ({ label, hint, checked, onChange }: BackfillSwitchFieldProps) => {
  const id = useId()
  return (
    <div className="flex items-start gap-x-3">
      <Switch id={id} size="small" className="mt-0.5" checked={checked} onCheckedChange={onChange} aria-describedby={`${id}-hint`} />
      <div className="flex min-w-0 flex-col">
        <Label size="small" weight="plus" htmlFor={id}>
          {label}
        </Label>
        <Hint id={`${id}-hint`} className="text-pretty">
          {hint}
        </Hint>
      </div>
    </div>
  )
}
