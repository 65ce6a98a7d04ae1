import { useState } from "react"

import type { Locale } from "../../copy/limits"
import { isChanged, templateProblems, type TemplateForm, type TemplateFormField } from "../lib/template-form"

/** Written into in any case, so what is wrong is said while it is typed. */
const AT_ONCE: readonly string[] = ["over_budget", "tokenizer_mark", "placeholder", "control_characters", "too_long", "too_many", "word_too_long", "name_taken"]

/**
 * What is typed into a template, and what keeps it from being saved. An empty field counts as wrong when it
 * was left, or when somebody tried to save.
 *
 * @param taken names that a new template cannot have; null where one is edited
 */
export function useTemplateForm(before: TemplateForm, locales: readonly Locale[], taken: readonly string[] | null) {
  const [form, setForm] = useState(before)
  const [left, setLeft] = useState<ReadonlySet<TemplateFormField>>(new Set())
  const [wasTried, setWasTried] = useState(false)
  const problems = templateProblems(form, locales, taken)
  return {
    form,
    set: (changed: Partial<TemplateForm>) => setForm((known) => ({ ...known, ...changed })),
    isDirty: isChanged(form, before),
    problems,
    shown: problems.filter(({ field, code }) => wasTried || left.has(field) || AT_ONCE.includes(code)),
    onLeave: (field: TemplateFormField) => setLeft((known) => new Set([...known, field])),
    showAll: () => setWasTried(true),
  }
}
