import { characterCount, LOCALES, type Locale } from "../limits"
import { GENERAL } from "./choose-template"
import { estimateTokens, GUIDANCE_BUDGET } from "./prompt-budget"
import type { TemplateTexts } from "./prompt-template"

/** Why a template is refused. `message` is English; the admin translates by `code`. */
export interface TemplateProblem {
  code: "no_guidance" | "no_label" | "no_words" | "over_budget" | "tokenizer_mark" | "placeholder" | "control_characters" | "own_attribute" | "attribute_twice"
  /** Whose text it is about. */
  locale?: Locale
  /** What the message names. */
  values: Record<string, string | number>
  message: string
}

const LANGUAGES: Record<Locale, string> = { en: "English", zh: "Chinese" }
const TOKENIZER_MARK = /<\|[^|>]{0,40}\|>/
const PLACEHOLDER = /\{\{[^}]*\}\}|\$\{[^}]*\}/
/** Invisible, apart from the breaks between lines. */
const CONTROL = /(?![\n\r\t])[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u
/** That the prompt asks for in any case. */
const ALWAYS_ASKED = ["type", "colour", "color", "pattern", "material"]

/**
 * What keeps a template from being saved; [] where it is good. A needed part is whatever the prompt would be
 * without: guidance in every language of the store, a name for people, and words to be chosen by.
 *
 * @param locales of the store
 */
export function checkTemplate(name: string, { label, words, guidance, attributes }: TemplateTexts, locales: readonly Locale[]): TemplateProblem[] {
  const problems: TemplateProblem[] = []
  for (const locale of LOCALES) {
    const text = guidance[locale]
    if (text.trim() === "") {
      if (locales.includes(locale)) problems.push(noGuidance(locale))
      continue
    }
    problems.push(...forbidden(text, locale), ...overBudget(text, locale))
  }
  if (LOCALES.every((locale) => label[locale].trim() === "")) {
    problems.push({ code: "no_label", values: {}, message: "It has no name for people. Write one, in English or in Chinese." })
  }
  if (name !== GENERAL && LOCALES.every((locale) => words[locale].every((word) => word.trim() === ""))) {
    const message = "It has no words to be chosen by, so no product would get it. Name a category, a type or a tag of its products."
    problems.push({ code: "no_words", values: {}, message })
  }
  return [...problems, ...attributeProblems(attributes)]
}

function noGuidance(locale: Locale): TemplateProblem {
  const language = LANGUAGES[locale]
  const message = `The ${language} guidance is empty, and this store has copy in ${language}. Write what matters to buyers of this kind of product.`
  return { code: "no_guidance", locale, values: {}, message }
}

function forbidden(text: string, locale: Locale): TemplateProblem[] {
  const language = LANGUAGES[locale]
  const [mark] = TOKENIZER_MARK.exec(text) ?? []
  const [placeholder] = PLACEHOLDER.exec(text) ?? []
  return [
    ...(mark
      ? [{ code: "tokenizer_mark" as const, locale, values: { mark }, message: `The ${language} guidance has ${mark} in it, which models take for the end of a message. Take it out.` }]
      : []),
    ...(placeholder
      ? [
          {
            code: "placeholder" as const,
            locale,
            values: { placeholder },
            message: `The ${language} guidance has the placeholder ${placeholder} in it, which would reach the model as it stands. Take it out: fields, limits and the product's data are in every prompt by themselves.`,
          },
        ]
      : []),
    ...(CONTROL.test(text)
      ? [{ code: "control_characters" as const, locale, values: {}, message: `The ${language} guidance has invisible characters in it. Type it anew, or paste it as plain text.` }]
      : []),
  ]
}

function overBudget(text: string, locale: Locale): TemplateProblem[] {
  const tokens = estimateTokens(text)
  if (tokens <= GUIDANCE_BUDGET) return []
  const characters = characterCount(text)
  const message =
    `The ${LANGUAGES[locale]} guidance is too long: about ${tokens} tokens (${characters} characters), and ${GUIDANCE_BUDGET} tokens are allowed, ` +
    `about ${Math.floor((characters * GUIDANCE_BUDGET) / tokens)} characters of such text. The model reads all of it for every draft; keep what matters most.`
  return [{ code: "over_budget", locale, values: { tokens, characters, limit: GUIDANCE_BUDGET }, message }]
}

function attributeProblems(attributes: readonly string[]): TemplateProblem[] {
  const always = attributes.find((name) => ALWAYS_ASKED.includes(name))
  const twice = attributes.find((name, index) => attributes.indexOf(name) !== index)
  return [
    ...(always ? [{ code: "own_attribute" as const, values: { name: always }, message: `The attribute ${always} is asked for in every prompt. Take it out of the list.` }] : []),
    ...(twice ? [{ code: "attribute_twice" as const, values: { name: twice }, message: `The attribute ${twice} is named twice.` }] : []),
  ]
}
