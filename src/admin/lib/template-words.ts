import type { TemplateChoice } from "../../copy/draft"
import { LOCALES, type Locale } from "../../copy/limits"
import { GENERAL } from "../../copy/templates/choose-template"
import { readReference } from "../../copy/templates/template-reference"
import type { CopyTemplateDTO } from "../../types/copy-template"
import { ApiError, type RefusalProblem } from "./api-error"
import { useErrorWords } from "./error-words"
import { useCopyTranslation } from "./use-copy-translation"

/** Of a template's words so many are shown in a row of the table. */
const SHOWN_WORDS = 4

/** How templates, their versions and what happens to them are told of, in the language of the admin. */
export function useTemplateWords() {
  const { t, lookUp, language } = useCopyTranslation()
  const words = useErrorWords()
  const own: Locale = language.startsWith("zh") ? "zh" : "en"
  const inOrder = [own, ...LOCALES.filter((locale) => locale !== own)]
  // The store's own words are English, and name what is wrong.
  const isTold = language.startsWith("en")

  /** What is wrong with a template, and in which language of it. */
  const problem = ({ code, locale, values, message }: RefusalProblem): string => {
    const ours = isTold ? null : lookUp(`templates.problems.${code}`, values)
    if (ours === null) return message
    const of = locale && lookUp(`locale.${locale}`)
    return of ? t("templates.problemIn", { language: of, problem: ours }) : ours
  }

  return {
    /** What people call it: in their language, or another, or as in its address. */
    label: ({ label, name }: Pick<CopyTemplateDTO, "label" | "name">): string => inOrder.map((locale) => label[locale]).find(Boolean) ?? name,

    /** What products it is for, in a line. */
    use: ({ name, words }: Pick<CopyTemplateDTO, "name" | "words">): string => {
      const chosenBy = inOrder.map((locale) => words[locale]).find(({ length }) => length > 0) ?? []
      if (chosenBy.length === 0) return t(name === GENERAL ? "templates.anyOther" : "templates.none")
      const shown = chosenBy.slice(0, SHOWN_WORDS).join(own === "zh" ? "、" : ", ")
      const count = chosenBy.length - SHOWN_WORDS
      return count > 0 ? t("templates.more", { words: shown, count }) : shown
    },

    source: ({ source, replaces_shipped }: Pick<CopyTemplateDTO, "source" | "replaces_shipped">): string =>
      t(source === "shipped" ? "templates.source.shipped" : replaces_shipped ? "templates.source.replaced" : "templates.source.own"),

    /** Which template and version wrote a draft. One of a version to come is shown as it stands. */
    reference: (reference: string): string => {
      const read = readReference(reference)
      if (!read) return reference
      const template = t(read.source === "own" ? "templates.draft.own" : "templates.draft.shipped", { name: read.name, version: read.version })
      return read.baseline > 0 ? t("templates.draft.withBaseline", { template, baseline: read.baseline }) : template
    },

    reason: (reason: TemplateChoice): string =>
      t(`templates.draft.by.${reason.by}`, "value" in reason ? { value: reason.value } : undefined),

    problem,

    /** Why a call about templates was refused, or never answered. */
    ofCall: (error: Error): string => {
      if (!(error instanceof ApiError)) return words.ofCall(error)
      if (error.status === 403) return t("templates.errors.forbidden")
      if (error.status < 400 || error.status >= 500 || error.status === 401) return words.ofCall(error)
      // What the store says of it tells callers of its API how to go ahead.
      if (error.isNewerVersion) return t("templates.refusals.newer_version")
      if (isTold) return error.message
      if (error.problems.length > 0) return error.problems.map(problem).join(" ")
      const ours = lookUp(`templates.refusals.${error.code}`) ?? lookUp(`failures.${error.code}`)
      return ours ?? t("templates.errors.invalid", { reason: error.message })
    },
  }
}
