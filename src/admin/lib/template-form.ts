import { characterCount, LOCALES, type Locale } from "../../copy/limits"
import { checkTemplate } from "../../copy/templates/check-template"
import type { PromptTemplate, TemplateTexts } from "../../copy/templates/prompt-template"
import {
  ATTRIBUTE_NAME_FORM,
  LONGEST_GUIDANCE,
  LONGEST_LABEL,
  LONGEST_NAME,
  LONGEST_NOTE,
  LONGEST_WORD,
  MOST_ATTRIBUTES,
  MOST_WORDS,
  RESERVED_NAMES,
  TEMPLATE_NAME_FORM,
} from "../../copy/templates/template-limits"
import type { Translations } from "../i18n/en"
import { readWords, writeWords } from "./word-list"

/** What is typed, as it stands in the inputs. */
export interface TemplateForm {
  name: string
  label: Record<Locale, string>
  words: Record<Locale, string>
  guidance: Record<Locale, string>
  attributes: string
  note: string
}

export type TemplateFormField = "name" | "attributes" | "note" | `${"label" | "words" | "guidance"}.${Locale}`

/** What keeps the form from being saved, where it stands and why. */
export interface TemplateFormProblem {
  field: TemplateFormField
  code: keyof Translations["templates"]["problems"]
  values: Record<string, string | number>
}

const empty = (): Record<Locale, string> => ({ en: "", zh: "" })

export const NEW_TEMPLATE: TemplateForm = { name: "", label: empty(), words: empty(), guidance: empty(), attributes: "", note: "" }

export function templateFormOf({ name, label, words, guidance, attributes }: { name: string } & TemplateTexts): TemplateForm {
  return {
    name,
    label: { ...label },
    words: { en: writeWords(words.en), zh: writeWords(words.zh, "、") },
    guidance: { ...guidance },
    attributes: writeWords(attributes),
    note: "",
  }
}

/** Version that a change of the template is begun from: 0 of a shipped one, as the store has none of its own then. */
export function ownVersion({ source, version }: Pick<PromptTemplate, "source" | "version">): number {
  return source === "own" ? version : 0
}

export function textsOf({ label, words, guidance, attributes }: TemplateForm): TemplateTexts {
  return {
    label: { en: label.en.trim(), zh: label.zh.trim() },
    words: { en: readWords(words.en), zh: readWords(words.zh) },
    guidance: { en: guidance.en.trim(), zh: guidance.zh.trim() },
    attributes: readWords(attributes),
  }
}

/** Whether the form says something else. */
export function isChanged(form: TemplateForm, before: TemplateForm): boolean {
  const plain = (one: TemplateForm) => JSON.stringify([one.name, textsOf(one)])
  return plain(form) !== plain(before)
}

/**
 * All that the store would refuse; [] where it can be saved.
 *
 * @param locales in which the store makes drafts
 * @param taken names that a new template cannot have; null where one is edited
 */
export function templateProblems(form: TemplateForm, locales: readonly Locale[], taken: readonly string[] | null): TemplateFormProblem[] {
  const texts = textsOf(form)
  const [first = "en"] = locales
  const checked = checkTemplate(form.name, texts, locales).map(({ code, locale = first, values }) => ({ field: placeOf(code, locale), code, values }))
  const long = (field: TemplateFormField, text: string, limit: number): TemplateFormProblem[] => {
    const count = characterCount(text)
    return count > limit ? [{ field, code: "too_long", values: { count, limit } }] : []
  }
  return [
    ...(taken ? nameProblems(form.name, taken) : []),
    ...checked,
    ...LOCALES.flatMap((locale) => [
      ...long(`label.${locale}`, texts.label[locale], LONGEST_LABEL),
      ...wordProblems(`words.${locale}`, texts.words[locale]),
      ...long(`guidance.${locale}`, texts.guidance[locale], LONGEST_GUIDANCE),
    ]),
    ...attributeProblems(texts.attributes),
    ...long("note", form.note, LONGEST_NOTE),
  ]
}

type CheckedCode = ReturnType<typeof checkTemplate>[number]["code"]

function placeOf(code: CheckedCode, locale: Locale): TemplateFormField {
  if (code === "no_label") return `label.${locale}`
  if (code === "no_words") return `words.${locale}`
  return code === "own_attribute" || code === "attribute_twice" ? "attributes" : `guidance.${locale}`
}

function nameProblems(name: string, taken: readonly string[]): TemplateFormProblem[] {
  const problem = (code: "name_form" | "name_reserved" | "name_taken") => [{ field: "name" as const, code, values: { name, limit: LONGEST_NAME } }]
  if (!TEMPLATE_NAME_FORM.test(name) || name.length > LONGEST_NAME) return problem("name_form")
  if (RESERVED_NAMES.includes(name)) return problem("name_reserved")
  return taken.includes(name) ? problem("name_taken") : []
}

function wordProblems(field: TemplateFormField, words: readonly string[]): TemplateFormProblem[] {
  const long = words.find((word) => word.length > LONGEST_WORD)
  return [
    ...(long === undefined ? [] : [{ field, code: "word_too_long" as const, values: { word: long, limit: LONGEST_WORD } }]),
    ...(words.length > MOST_WORDS ? [{ field, code: "too_many" as const, values: { count: words.length, limit: MOST_WORDS } }] : []),
  ]
}

function attributeProblems(attributes: readonly string[]): TemplateFormProblem[] {
  const wrong = attributes.find((name) => !ATTRIBUTE_NAME_FORM.test(name))
  return [
    ...(wrong === undefined ? [] : [{ field: "attributes" as const, code: "attribute_name" as const, values: { name: wrong } }]),
    ...(attributes.length > MOST_ATTRIBUTES
      ? [{ field: "attributes" as const, code: "too_many" as const, values: { count: attributes.length, limit: MOST_ATTRIBUTES } }]
      : []),
  ]
}
