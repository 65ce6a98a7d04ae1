import { applyEdits } from "../copy/apply-edits"
import type { CopyContent, EditedCopy } from "../copy/draft"
import { draftReply, factsReply } from "../copy/draft-reply"
import type { ProductFacts } from "../copy/facts"
import type { Locale } from "../copy/limits"

/** An earlier draft of the product, in the language that is drafted now. */
export interface EarlierDraft {
  content: CopyContent
  /** {} where the merchant left the words as they were. */
  edited: EditedCopy
}

/** Drafts that are looked back at. More of them would seldom say anything new. */
export const MOST_EARLIER_DRAFTS = 3

/** UTF-16 units of each text; a reply within all limits is shorter. */
const LONGEST_TEXT = 2000

/**
 * What the reply may well repeat, the likeliest last: the product's facts, then its earlier drafts.
 * Of an edited draft the model's own words come after the merchant's, since the model is told of
 * those only once they are the product's.
 *
 * @param earlier newest last; of more than `MOST_EARLIER_DRAFTS`, the last ones count
 * @returns texts in the form of the reply format, so that they match from a text's first word on
 */
export function lookUpTexts(facts: ProductFacts, locale: Locale, earlier: readonly EarlierDraft[]): string[] {
  const drafts = earlier.slice(-MOST_EARLIER_DRAFTS).flatMap(({ content, edited }) => [
    ...(Object.keys(edited).length > 0 ? [draftReply(applyEdits(content, edited))] : []),
    draftReply(content),
  ])
  return [factsReply(facts, locale), ...drafts].filter((text) => text !== "").map((text) => text.slice(0, LONGEST_TEXT))
}
