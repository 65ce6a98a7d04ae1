import { cleanText } from "./clean-text"
import type { CopyContent } from "./draft"
import type { ProductFacts } from "./facts"
import { attributeNamed } from "./field-aliases"
import { FIELD_LIMITS, type Locale } from "./limits"
import { shorten } from "./shorten"

/** The attributes that every reply names, if only to leave them empty. */
const NO_ATTRIBUTES = { type: "", colour: "", pattern: "" }

/**
 * A draft as a model writes it that keeps to the reply format: what it would write again, to the
 * letter, if it came to say the same.
 */
export function draftReply({ ocr_text, attributes, title, selling_points, description, alt_text }: CopyContent): string {
  const values = Object.fromEntries(attributes.map(({ name, value }) => [name, value]))
  return JSON.stringify({ ocr_text, attributes: { ...NO_ATTRIBUTES, ...values }, title, selling_points, description, alt_text })
}

/** What the store knows of a product, in the places of a reply where a model would repeat it; "" where nothing would fit one. */
export function factsReply({ title, description, type, material, options = {} }: ProductFacts, locale: Locale): string {
  const attributes: Record<string, string> = {}
  const named = Object.entries(options).map(([name, values]) => [name, values[0]] as const)
  for (const [name, value] of [["type", type] as const, ["material", material] as const, ...named]) {
    const words = cleanText(value ?? "")
    if (words !== "") attributes[attributeNamed(cleanText(name))] ??= words
  }
  const reply = {
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...sentence("title", title, FIELD_LIMITS[locale].title, locale),
    ...sentence("description", description, FIELD_LIMITS[locale].description, locale),
  }
  return Object.keys(reply).length > 0 ? JSON.stringify(reply) : ""
}

function sentence(name: string, text: string | null | undefined, limit: number, locale: Locale): Record<string, string> {
  const words = cleanText(text ?? "")
  return words === "" ? {} : { [name]: shorten(words, limit, locale) }
}
