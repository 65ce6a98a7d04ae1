import { applyEdits } from "./apply-edits"
import { copyTokens } from "./copy-tokens"
import type { CopyContent, EditedCopy } from "./draft"
import { draftReply } from "./draft-reply"
import type { ProductFacts, PromptExample } from "./facts"
import type { Locale } from "./limits"

/** Most examples of one prompt. */
export const MOST_EXAMPLES = 3

/** Accepted drafts among which examples are looked for. */
export const MOST_CANDIDATES = 30

/** Characters of an example, so that three have room in the prompt's budget. Within the fields' limits a reply is shorter. */
const LONGEST_EXAMPLE: Readonly<Record<Locale, number>> = { en: 900, zh: 400 }

/** Of the words of two examples the share that they may have in common: two that say the same teach no more than one. */
const MOST_ALIKE = 0.6

/** What weighs as much as words that were all replaced: to be the oldest of the candidates. */
const AGE_WEIGHT = 0.5

/** An accepted draft of the same category and language. */
export interface ExampleCandidate {
  id: string
  product_id: string
  facts: ProductFacts
  content: CopyContent
  edited: EditedCopy
  /** Of its words the share that the person changed, 0 to 1. */
  changed: number
}

/** An example, and the draft that it was. */
export interface ChosenExample extends PromptExample {
  draft_id: string
}

/**
 * Chooses what is shown to the model: one draft a product, the person's words, rather of what was accepted
 * with few changes and lately, and no two that are much alike.
 *
 * @param candidates the newest first
 */
export function chooseExamples(candidates: readonly ExampleCandidate[], count: number, locale: Locale): ChosenExample[] {
  const ranked = candidates
    .map((candidate, place) => ({ candidate, cost: candidate.changed + (AGE_WEIGHT * place) / candidates.length }))
    .sort((one, other) => one.cost - other.cost)
  const chosen: (ChosenExample & { product_id: string; words: ReadonlySet<string> })[] = []
  for (const { candidate } of ranked) {
    if (chosen.length >= count) break
    const { id, product_id, facts, edited } = candidate
    const content = applyEdits(candidate.content, edited)
    const words = new Set(copyTokens(`${content.title}\n${content.description}`.toLowerCase()))
    if (draftReply(content).length > LONGEST_EXAMPLE[locale]) continue
    if (chosen.some((other) => other.product_id === product_id || alike(other.words, words) > MOST_ALIKE)) continue
    chosen.push({ draft_id: id, product_id, facts: tellingFacts(facts), content, words })
  }
  return chosen.map(({ draft_id, facts, content }) => ({ draft_id, facts, content }))
}

/** What a reader needs to see what the copy was made from; a long description would take the room of an example. */
function tellingFacts({ title, type, material, categories }: ProductFacts): ProductFacts {
  return { ...(title && { title }), ...(type && { type }), ...(material && { material }), ...(categories?.length && { categories }) }
}

/** Of the words of both the share that is in both. */
function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((word) => other.has(word)).length
  return common / Math.max(1, one.size + other.size - common)
}
