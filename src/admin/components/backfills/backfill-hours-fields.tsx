import { Heading, Hint, Input, Label } from "@medusajs/ui"
import { useId } from "react"

import { browserTimeZone } from "../../lib/backfill-form"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { BackfillCountField, BackfillSwitchField } from "./backfill-fields"
import { FIELDS_SIDE_BY_SIDE, type BackfillFieldsProps } from "./backfill-selection-fields"

/** When a backfill may run, and how fast. */
export const BackfillHoursFields = ({ form, set }: BackfillFieldsProps) => {
  const { t } = useCopyTranslation()
  const areSame = form.hasHours && form.from === form.until
  return (
    <div className="flex flex-col gap-y-4">
      <Heading level="h2">{t("backfills.create.when")}</Heading>
      <BackfillSwitchField
        label={t("backfills.create.hours")}
        hint={t("backfills.create.hoursHint", { zone: browserTimeZone() })}
        checked={form.hasHours}
        onChange={(hasHours) => set({ hasHours })}
      />
      {form.hasHours && (
        <div style={FIELDS_SIDE_BY_SIDE}>
          <TimeField label={t("backfills.create.from")} value={form.from} onChange={(from) => set({ from })} />
          <TimeField label={t("backfills.create.until")} value={form.until} onChange={(until) => set({ until })} />
        </div>
      )}
      {areSame && (
        <Hint variant="error" role="alert">
          {t("backfills.create.sameHours")}
        </Hint>
      )}
      <div style={FIELDS_SIDE_BY_SIDE}>
        <BackfillCountField
          label={t("backfills.create.pace")}
          placeholder={t("backfills.create.noLimit")}
          hint={t("backfills.create.paceHint")}
          value={form.draftsPerHour}
          onChange={(draftsPerHour) => set({ draftsPerHour })}
        />
      </div>
    </div>
  )
}

interface TimeFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
}

const TimeField = ({ label, value, onChange }: TimeFieldProps) => {
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-y-2">
      <Label size="small" weight="plus" htmlFor={id}>
        {label}
      </Label>
      <Input id={id} type="time" required value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  )
}
