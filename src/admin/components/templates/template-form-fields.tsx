import { Heading, Hint } from "@medusajs/ui"
import { useId } from "react"

import { LOCALES, type Locale } from "../../../copy/limits"
import { MOST_ATTRIBUTES } from "../../../copy/templates/template-limits"
import type { TemplateForm, TemplateFormField, TemplateFormProblem } from "../../lib/template-form"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { TemplateField } from "./template-field"

interface TemplateFormFieldsProps {
  form: TemplateForm
  set: (changed: Partial<TemplateForm>) => void
  isNew: boolean
  /** In which the store makes drafts. */
  locales: readonly Locale[]
  /** Those that are to be shown by now. */
  problems: readonly TemplateFormProblem[]
  onLeave: (field: TemplateFormField) => void
}

/** All that a template says: the store's languages first. */
export const TemplateFormFields = ({ form, set, isNew, locales, problems, onLeave }: TemplateFormFieldsProps) => {
  const { t } = useCopyTranslation()
  const of = (field: TemplateFormField) => ({
    problems: problems.filter((problem) => problem.field === field),
    onBlur: () => onLeave(field),
  })
  const inOrder = [...locales, ...LOCALES.filter((locale) => !locales.includes(locale))]
  return (
    <div className="flex flex-col gap-y-8">
      {isNew && (
        <TemplateField
          label={t("templates.form.name")}
          hint={t("templates.form.nameHint")}
          value={form.name}
          onChange={(name) => set({ name })}
          {...of("name")}
        />
      )}
      {inOrder.map((locale) => (
        <LanguageFields key={locale} locale={locale} isUsed={locales.includes(locale)} form={form} set={set} of={of} />
      ))}
      <TemplateField
        label={t("templates.form.attributes")}
        hint={t("templates.form.attributesHint", { limit: MOST_ATTRIBUTES })}
        value={form.attributes}
        onChange={(attributes) => set({ attributes })}
        {...of("attributes")}
      />
      <TemplateField
        label={t("templates.form.note")}
        hint={t("templates.form.noteHint")}
        value={form.note}
        onChange={(note) => set({ note })}
        {...of("note")}
      />
    </div>
  )
}

interface LanguageFieldsProps extends Pick<TemplateFormFieldsProps, "form" | "set"> {
  locale: Locale
  isUsed: boolean
  of: (field: TemplateFormField) => { problems: TemplateFormProblem[]; onBlur: () => void }
}

const LanguageFields = ({ locale, isUsed, form, set, of }: LanguageFieldsProps) => {
  const { t } = useCopyTranslation()
  const id = useId()
  const change = (field: "label" | "words" | "guidance") => (text: string) => set({ [field]: { ...form[field], [locale]: text } })
  return (
    <section className="flex flex-col gap-y-4" aria-labelledby={id}>
      <div className="flex flex-col gap-y-1">
        <Heading level="h2" id={id}>
          {t(`locale.${locale}`)}
        </Heading>
        {!isUsed && <Hint>{t("templates.guidance.unused")}</Hint>}
      </div>
      <TemplateField label={t("templates.form.label")} value={form.label[locale]} onChange={change("label")} lang={locale} {...of(`label.${locale}`)} />
      <TemplateField
        label={t("templates.form.guidance")}
        hint={t("templates.form.guidanceHint")}
        value={form.guidance[locale]}
        onChange={change("guidance")}
        rows={6}
        isCounted
        lang={locale}
        {...of(`guidance.${locale}`)}
      />
      <TemplateField
        label={t("templates.form.words")}
        hint={t("templates.form.wordsHint")}
        value={form.words[locale]}
        onChange={change("words")}
        rows={3}
        lang={locale}
        {...of(`words.${locale}`)}
      />
    </section>
  )
}
