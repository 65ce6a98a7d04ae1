import { Checkbox, Hint, Label, RadioGroup } from "@medusajs/ui"
import { useId } from "react"

import type { Locale } from "../../../copy/limits"
import { useCopyStatus } from "../../hooks/api/copy-status"
import { useSelectionNames } from "../../hooks/api/selection-names"
import type { BackfillForm } from "../../lib/backfill-form"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { BackfillCountField, BackfillSelectField, BackfillSwitchField } from "./backfill-fields"

export interface BackfillFieldsProps {
  form: BackfillForm
  set: (changed: Partial<BackfillForm>) => void
}

const KINDS = ["missing", "all", "outdated"] as const

export const FIELDS_SIDE_BY_SIDE = { display: "grid", gap: 16, gridTemplateColumns: "repeat(auto-fit, minmax(280px, 1fr))" }

/** Which products, and in which languages. */
export const BackfillSelectionFields = ({ form, set }: BackfillFieldsProps) => {
  const { t } = useCopyTranslation()
  const { categories, collections, channels } = useSelectionNames()
  const kindsId = useId()
  return (
    <>
      <div className="flex flex-col gap-y-2">
        <Label size="small" weight="plus" id={kindsId}>
          {t("backfills.create.which")}
        </Label>
        <RadioGroup
          aria-labelledby={kindsId}
          value={form.copy}
          onValueChange={(value) => {
            const copy = KINDS.find((kind) => kind === value)
            if (copy) set({ copy })
          }}
        >
          {KINDS.map((kind) => (
            <RadioGroup.ChoiceBox key={kind} value={kind} label={t(`backfills.copy.${kind}`)} description={t(`backfills.copyHint.${kind}`)} />
          ))}
        </RadioGroup>
      </div>
      <div style={FIELDS_SIDE_BY_SIDE} role="group" aria-label={t("backfills.create.narrow")}>
        <BackfillSelectField label={t("backfills.create.category")} choices={categories} value={form.category} onChange={(category) => set({ category })} />
        <BackfillSelectField label={t("backfills.create.collection")} choices={collections} value={form.collection} onChange={(collection) => set({ collection })} />
        <BackfillSelectField label={t("backfills.create.channel")} choices={channels} value={form.channel} onChange={(channel) => set({ channel })} />
        <BackfillCountField label={t("backfills.create.limit")} placeholder={t("backfills.create.noLimit")} value={form.limit} onChange={(limit) => set({ limit })} />
      </div>
      <BackfillSwitchField
        label={t("backfills.create.redo")}
        hint={t("backfills.create.redoHint")}
        checked={form.redo}
        onChange={(redo) => set({ redo })}
      />
      <LanguageFields form={form} set={set} />
    </>
  )
}

/** The languages that the store's drafts are made in. Nothing where there is only one. */
const LanguageFields = ({ form, set }: BackfillFieldsProps) => {
  const { t } = useCopyTranslation()
  const { data } = useCopyStatus({ watch: false })
  const id = useId()
  const offered = data?.copy_status.locales ?? []
  if (offered.length < 2) return null
  const chosen = form.locales ?? offered
  const choose = (locale: Locale, isChosen: boolean) =>
    set({ locales: offered.filter((known) => (known === locale ? isChosen : chosen.includes(known))) })
  return (
    <div className="flex flex-col gap-y-2" role="group" aria-labelledby={id}>
      <Label size="small" weight="plus" id={id}>
        {t("backfills.create.languages")}
      </Label>
      <div className="flex flex-wrap items-center gap-4">
        {offered.map((locale) => (
          <div key={locale} className="flex items-center gap-x-2">
            <Checkbox
              id={`${id}-${locale}`}
              checked={chosen.includes(locale)}
              onCheckedChange={(checked) => choose(locale, checked === true)}
            />
            <Label size="small" htmlFor={`${id}-${locale}`}>
              {t(`locale.${locale}`)}
            </Label>
          </div>
        ))}
      </div>
      {chosen.length === 0 && (
        <Hint variant="error" role="alert">
          {t("backfills.create.noLanguage")}
        </Hint>
      )}
    </div>
  )
}
