import { z } from "zod"

import { CopyContent, CopyIssue, CopyLocale } from "../copy/draft"
import { LOCALES, type Locale } from "../copy/limits"

/** What decides what is said of a picture, beside the picture and the language. */
export const DescribeSettings = z.object({
  model: z.string(),
  /** Of the model's files. */
  revision: z.string(),
  /** Graph name → dtype. */
  dtype: z.record(z.string(), z.string()),
  /** `name@version` of the built-in prompt, or `own@` and the beginning of the own one's SHA-256. */
  prompt: z.string(),
  /** Pixels. */
  longest_side: z.number(),
  enhance_text: z.boolean(),
})
export type DescribeSettings = z.infer<typeof DescribeSettings>

/** What the vision-language model said of one picture in one language. */
export const Description = z.object({
  /** Null where an own prompt brought a reply that is no draft. */
  content: CopyContent.nullable(),
  issues: z.array(CopyIssue),
  confidence: z.record(z.string(), z.number()),
  /** The reply to an own prompt; null with the built-in one, whose reply says no more than the content. */
  text: z.string().nullable(),
  /** False where that reply was cut at its longest. */
  finished: z.boolean(),
})
export type Description = z.infer<typeof Description>

/** A picture that is done. */
export const DescribedPicture = Description.extend({
  /** From the folder, with `/` between its parts. */
  file: z.string(),
  locale: CopyLocale,
  /** Of the file's bytes, in hex: another one is another picture. */
  sha256: z.string(),
  /** ISO 8601. */
  described_at: z.string(),
})
export type DescribedPicture = z.infer<typeof DescribedPicture>

/** By file, then in the order of the languages. */
export function byFileAndLocale(one: DescribedPicture, other: DescribedPicture): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1
  return LOCALES.indexOf(one.locale) - LOCALES.indexOf(other.locale)
}

/** Equal for the same picture's place and language. */
export function descriptionKey(file: string, locale: Locale): string {
  return `${locale} ${file}`
}
