import type { TemplateChoice } from "../draft"
import type { ProductFacts } from "../facts"
import { LOCALES } from "../limits"
import type { PromptTemplate } from "./prompt-template"

/** What every product gets that no other template is for. */
export const GENERAL = "general"

export interface ChosenTemplate {
  template: PromptTemplate
  reason: TemplateChoice
}

interface Match {
  template: PromptTemplate
  reason: TemplateChoice
  length: number
}

/**
 * The template for a product, told from its type and categories, and only where those say nothing from its
 * tags: a shoe that is tagged "sports" is a shoe. Of several words that are found, the longest decides; of
 * equally long ones the type before the categories, then the category that is named first, then the template's name.
 *
 * @param templates with the general one among them
 * @throws RangeError without the general one
 */
export function chooseTemplate({ type, categories, tags }: ProductFacts, templates: readonly PromptTemplate[]): ChosenTemplate {
  const kinds = [...named("type", type ? [type] : []), ...named("category", categories ?? [])]
  const match = longest(kinds, templates) ?? longest(named("tag", tags ?? []), templates)
  if (match) return { template: match.template, reason: match.reason }
  const general = templates.find(({ name }) => name === GENERAL)
  if (!general) throw new RangeError("There is no general template to fall back on.")
  return { template: general, reason: { by: "nothing" } }
}

function named(by: "type" | "category" | "tag", values: readonly string[]): Extract<TemplateChoice, { value: string }>[] {
  return values.map((value) => ({ by, value }))
}

function longest(reasons: readonly Extract<TemplateChoice, { value: string }>[], templates: readonly PromptTemplate[]): Match | null {
  const byName = [...templates].sort((one, other) => (one.name < other.name ? -1 : 1))
  let best: Match | null = null
  for (const reason of reasons) {
    const text = comparable(reason.value)
    for (const template of byName) {
      const words = LOCALES.flatMap((locale) => template.words[locale])
      const length = Math.max(0, ...words.map((word) => foundLength(text, word)))
      if (length > (best?.length ?? 0)) best = { template, reason, length }
    }
  }
  return best
}

const HAN = /\p{Script=Han}/u

/** A Chinese character says about as much as three letters. */
const LETTERS_A_CHARACTER = 3

/** How telling the word is, where the text has it; 0 where it has not. Chinese runs its words together, others stand apart. */
function foundLength(text: string, word: string): number {
  const wanted = comparable(word)
  if (wanted === "") return 0
  if (HAN.test(wanted)) return text.includes(wanted) ? [...wanted].length * LETTERS_A_CHARACTER : 0
  return ` ${text} `.includes(` ${wanted} `) ? wanted.length : 0
}

/** Words apart by single spaces, without case, punctuation and the plural's s. */
function comparable(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’]/gu, "")
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean)
    .map(singular)
    .join(" ")
}

function singular(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`
  if (/(?:ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith("s") && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word
}
