import { z } from "zod"

import { LOCALES, type Locale } from "../limits"
import {
  ATTRIBUTE_NAME_FORM,
  LONGEST_GUIDANCE,
  LONGEST_LABEL,
  LONGEST_NAME,
  LONGEST_WORD,
  MOST_ATTRIBUTES,
  MOST_WORDS,
  RESERVED_NAMES,
  TEMPLATE_NAME_FORM,
} from "./template-limits"

/** The same for every language that prompts exist for. */
export function inEveryLocale<Schema extends z.ZodType>(schema: Schema) {
  return z.object({ en: schema, zh: schema } satisfies Record<Locale, Schema>).strict()
}

export const TemplateName = z
  .string()
  .regex(TEMPLATE_NAME_FORM, { error: "must be small letters, digits and single hyphens, beginning with a letter, as summer-shoes" })
  .max(LONGEST_NAME)
  .refine((name) => !RESERVED_NAMES.includes(name), { error: `must be another than ${RESERVED_NAMES.join(", ")}` })

/**
 * A template as a store writes it: words in the middle of a prompt whose frame stays the plugin's own. The
 * frame has the rules of truth, the form of the reply and the product's data, so no template can leave them out.
 */
export const TemplateTexts = z
  .object({
    /** What people call it. */
    label: inEveryLocale(z.string().max(LONGEST_LABEL)),
    /** A product is this template's whose category, type or tag has one of them. Of all languages together. */
    words: inEveryLocale(z.array(z.string().max(LONGEST_WORD)).max(MOST_WORDS)),
    /** What the model is told about products of this kind. */
    guidance: inEveryLocale(z.string().max(LONGEST_GUIDANCE)),
    /** Attributes that are asked for besides type, colour, pattern and material; names as in JSON. */
    attributes: z
      .array(z.string().regex(ATTRIBUTE_NAME_FORM, { error: "must be small letters, digits and underscores, as heel_height" }))
      .max(MOST_ATTRIBUTES),
  })
  .strict()
export type TemplateTexts = z.infer<typeof TemplateTexts>

/** A version of a template, shipped or the store's own. */
export interface PromptTemplate extends TemplateTexts {
  name: string
  /** `own` ones are counted from 1 by themselves, so that an update of the plugin never meets them. */
  source: "shipped" | "own"
  version: number
}

/** What is called the same in every template: languages that a text is missing in. */
export function localesWithout(texts: Readonly<Record<Locale, string>>): Locale[] {
  return LOCALES.filter((locale) => texts[locale].trim() === "")
}
