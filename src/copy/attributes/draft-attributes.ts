import type { CopyAttribute, CopyContent } from "../draft"
import type { ProductFacts } from "../facts"
import { withEvidence } from "../find-evidence"
import type { Locale } from "../limits"
import { extractAttributes, type Extracted } from "./extract-attributes"
import { sameValue } from "./same-value"

/** What a camera can see is believed to it before a word that only stands somewhere. */
const VISIBLE = ["colour", "pattern"]
/** More than the schema takes are not kept. */
const MOST_ATTRIBUTES = 50
const MOST_AGAINST = 3

/** What a source says of one attribute, and how far it is to be believed. */
interface Claim {
  attribute: CopyAttribute
  strength: number
}

/**
 * The attributes of a draft: what the model saw in the picture, and what the print and the product's data say. Of
 * several values the strongest source's is kept, and the others stand against it: what the product's data states,
 * then what the print states, then what the data only mentions, then the picture; of what a camera can see the
 * picture comes before a mention.
 */
export function draftAttributes(content: Pick<CopyContent, "attributes" | "ocr_text">, facts: ProductFacts, locale: Locale): CopyAttribute[] {
  const seen = withEvidence(content, facts)
  const extracted = extractAttributes(content.ocr_text, facts, locale)
  const names = [...new Set([...seen, ...extracted].map(({ name }) => name))]
  return names.slice(0, MOST_ATTRIBUTES).map((name) => {
    const own = seen.find((attribute) => attribute.name === name)
    return strongest(own, extracted.filter((one) => one.name === name).map(claimOf))
  })
}

/**
 * The attributes of a draft whose words are copied to another product with the same picture: what was known of the
 * first product only is not known of this one.
 */
export function copiedAttributes(content: Pick<CopyContent, "attributes" | "ocr_text">, facts: ProductFacts, locale: Locale): CopyAttribute[] {
  const seen = content.attributes.flatMap(({ name, value, seen, words }): CopyAttribute[] => {
    if (seen !== undefined) return [{ name, value: seen, evidence: "picture" }]
    return words === undefined ? [{ name, value, evidence: "picture" }] : []
  })
  return draftAttributes({ ...content, attributes: seen }, facts, locale)
}

function claimOf({ name, value, evidence, words, isStated }: Extracted): Claim {
  const strength = isStated ? (evidence === "product" ? 5 : 4) : VISIBLE.includes(name) ? 1 : 3
  return { attribute: { name, value: value.slice(0, 120), evidence, words }, strength }
}

function strongest(seen: CopyAttribute | undefined, claims: Claim[]): CopyAttribute {
  const all = [...(seen ? [{ attribute: seen, strength: 2 }] : []), ...claims].sort((one, other) => other.strength - one.strength)
  const [best, ...others] = all.map(({ attribute }) => attribute)
  if (!best) throw new RangeError("An attribute needs a source.")
  const against = others.filter(({ name, value }) => !sameValue(name, value, best.value)).slice(0, MOST_AGAINST)
  const agrees = seen !== undefined && sameValue(seen.name, seen.value, best.value)
  return {
    ...best,
    // The model's own wording of what is known elsewhere, too.
    value: agrees ? seen.value : best.value,
    ...(seen && best.words !== undefined && { seen: seen.value }),
    ...(against.length > 0 && { against: against.map(({ value, evidence, words }) => ({ value, evidence, ...(words && { words }) })) }),
  }
}
