import type { CopyContent, CopyIssue, IssueCode } from "../../../src/copy/draft"
import type { ProductFacts } from "../../../src/copy/facts"
import type { Locale } from "../../../src/copy/limits"
import { findIssues } from "../../../src/copy/rules/find-issues"
import type { StoreWords } from "../../../src/copy/rules/rule-context"

/** Copy that claims nothing. */
export const PLAIN: Record<Locale, CopyContent> = {
  en: {
    title: "Red striped mug",
    selling_points: ["Bold red stripes", "Comfortable handle", "Cheerful at breakfast"],
    description: "A red mug with stripes, for coffee at home.",
    alt_text: "A red striped mug on a light background",
    attributes: [{ name: "type", value: "mug", evidence: "picture" }],
    ocr_text: [],
  },
  zh: {
    title: "红色条纹马克杯",
    selling_points: ["醒目红色条纹", "手柄舒适", "早餐好搭档"],
    description: "一款红色条纹马克杯，适合家中饮用咖啡。",
    alt_text: "浅色背景上的红色条纹马克杯",
    attributes: [{ name: "type", value: "马克杯", evidence: "picture" }],
    ocr_text: [],
  },
}

/** What the rules find in plain copy with some other words. */
export function issuesOf(
  words: Partial<CopyContent>,
  { locale = "en", facts = {}, words: store }: { locale?: Locale; facts?: ProductFacts; words?: StoreWords } = {}
): CopyIssue[] {
  return findIssues({ ...PLAIN[locale], ...words }, { locale, facts, words: store })
}

/** `field severity`, of the issues of one code. */
export function found(code: IssueCode, ...draft: Parameters<typeof issuesOf>): string[] {
  return issuesOf(...draft).flatMap((issue) => (issue.code === code ? [`${issue.field} ${issue.severity}`] : []))
}
