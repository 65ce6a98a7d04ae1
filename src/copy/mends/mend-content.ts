import type { CopyContent, CopyField, CopyIssue } from "../draft"
import type { ProductFacts } from "../facts"
import { sentenceStart, FIELD_LABELS } from "../field-labels"
import type { Locale } from "../limits"
import { mendChinese } from "./mend-chinese"
import { mendEnglish } from "./mend-english"
import { withoutEmoji } from "./without-emoji"

/** One mechanical change, and how it is told. */
export interface Mend {
  /** `emoji were removed` */
  says: string
  mend(text: string): string
}

/**
 * The model's words with what a machine can mend without changing what they say: emoji, doubled
 * punctuation, punctuation of the other language's width, capitals. Each mend is told. No text becomes
 * longer or empty, and nothing printed on the product is touched. Not for words of a person.
 */
export function mendContent(content: CopyContent, { locale, facts }: { locale: Locale; facts: ProductFacts }): { content: CopyContent; issues: CopyIssue[] } {
  const kept = keptWords(content, facts)
  const mends = [withoutEmoji, ...(locale === "en" ? mendEnglish(kept) : mendChinese)]
  const issues: CopyIssue[] = []
  const mendAll = (field: CopyField, texts: readonly string[]): string[] => {
    const done = new Set<string>()
    const mended = texts.map((text) => mendText(text, mends, (says) => done.add(says)))
    if (done.size > 0) {
      const message = `${sentenceStart(FIELD_LABELS[field])} was mended: ${[...done].join("; ")}.`
      issues.push({ field, code: "mended", severity: "info", message: message.replace("points was", "points were") })
    }
    return mended
  }
  const one = (field: "title" | "description" | "alt_text") => mendAll(field, [content[field]])[0] ?? content[field]
  const mended = {
    ...content,
    title: one("title"),
    selling_points: mendAll("selling_points", content.selling_points),
    description: one("description"),
    alt_text: one("alt_text"),
  }
  return { content: mended, issues }
}

function mendText(text: string, mends: readonly Mend[], done: (says: string) => void): string {
  return mends.reduce((words, { says, mend }) => {
    const mended = mend(words)
    // Where nothing would be left, or more than there was room for, the words stay as they are.
    if (mended === words || !/[\p{L}\p{N}]/u.test(mended) || [...mended].length > [...words].length) return words
    done(says)
    return mended
  }, text)
}

/** Words whose capitals mean something: those on the product, and those that the store writes so. */
function keptWords({ ocr_text }: CopyContent, facts: ProductFacts): ReadonlySet<string> {
  const texts = [...ocr_text, ...Object.values(facts).flatMap((value) => (typeof value === "string" ? [value] : Array.isArray(value) ? value : []))]
  return new Set(texts.flatMap((text) => text.match(/[\p{L}\p{N}'’&-]+/gu) ?? []))
}
