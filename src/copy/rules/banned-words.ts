import type { CopyContent, CopyIssue } from "../draft"
import { sentenceStart } from "../field-labels"
import { FORBIDDEN_SUPERLATIVES, HARMLESS_USES, LIMIT_WITH_FIGURE, SUPERLATIVE_OF_ANYTHING } from "./advertising-law"
import { normalised } from "./claims/claim"
import { attributeValues, quoted, sentences } from "./field-words"
import { withoutQuotedPrint } from "./quoted-print"
import type { RuleContext } from "./rule-context"

const HAN = /\p{Script=Han}/u

/**
 * Words that the store does not want, those that it must never claim, and in Chinese what the advertising
 * law forbids. Words that are quoted from the product stand there anyway.
 */
export function bannedWords(content: CopyContent, { locale, words }: Pick<RuleContext, "locale" | "words">): CopyIssue[] {
  return [...sentences(content), ...attributeValues(content)].flatMap(({ field, label, text }) => {
    const own = withoutQuotedPrint(normalised(text), content.ocr_text)
    const issue = (severity: CopyIssue["severity"], found: string[], says: string): CopyIssue[] =>
      found.length === 0 ? [] : [{ field, code: "banned_word", severity, message: `${sentenceStart(label)} says ${quoted(found)}, ${says}` }]
    return [
      ...issue("error", listed(own, words?.never_claim ?? []), "which this store never claims. Take it out."),
      ...issue("warning", listed(own, words?.avoid ?? []), "which this store avoids. Say it otherwise."),
      ...(locale === "zh" ? issue("error", forbiddenByLaw(own), "which China's advertising law forbids. Take it out.") : []),
    ]
  })
}

/** The listed words that a text has, whatever their case and plural; a Chinese word anywhere. */
function listed(text: string, list: readonly string[]): string[] {
  return list.filter((word) => {
    const wanted = normalised(word).trim()
    if (wanted === "") return false
    if (HAN.test(wanted)) return text.toLowerCase().includes(wanted.toLowerCase())
    const pattern = wanted.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/[\s-]+/g, "[\\s-]+")
    return new RegExp(`(?<![\\p{Script=Latin}\\p{N}])${pattern}(?:e?s)?(?![\\p{Script=Latin}\\p{N}])`, "iu").test(text)
  })
}

function forbiddenByLaw(text: string): string[] {
  const plain = HARMLESS_USES.reduce((rest, use) => rest.split(use).join("·"), text.replace(LIMIT_WITH_FIGURE, "·"))
  const known = FORBIDDEN_SUPERLATIVES.filter((word) => plain.includes(word))
  const longest = known.filter((word) => !known.some((other) => other !== word && other.includes(word)))
  const others = (plain.match(SUPERLATIVE_OF_ANYTHING) ?? []).map((found) => found.replace(/[的地得了]+$/u, "")).filter((found) => !longest.some((word) => word.includes("最") && (found.includes(word) || word.includes(found))))
  return [...longest, ...others]
}
