import { cleanText } from "./clean-text"
import type { CopyField } from "./draft"
import type { DraftWords } from "./draft-words"
import { FIELD_ALIASES, fieldNamed } from "./field-aliases"
import type { Locale } from "./limits"
import { readAttributes, saysSomething } from "./read-attributes"
import { splitPoints } from "./split-points"

const LABELS = Object.values(FIELD_ALIASES)
  .flat()
  .sort((a, b) => b.length - a.length)
  .join("|")
  .replaceAll(" ", "[ _]")

const NUMBER = "(?:[(（]?[\\d０-９]{1,2} ?[.、．:：)）] ?)?"
const MARKS = "(?:\\*\\*|__|#{1,6})? ?"
/** `1. 【商品标题】`, `**[Selling Points]**:`; anywhere, since the brackets leave no doubt. */
const BRACKETED = `${NUMBER}${MARKS}[【\\[「『〖] ?(?<bracketed>${LABELS})(?: ?[^\\]】」』〗\\n]{1,20})?[】\\]」』〗](?:\\*\\*|__)? ?[:：]?(?:\\*\\*|__)?`
/** `1. Title: …`, `**Title**: …`, `## Title`; at the start of a line only. */
const AT_LINE_START = `^[-*•]? ?${NUMBER}${MARKS}(?<plain>${LABELS})(?: ?[(（][^)）\\n]{1,20}[)）])?(?:\\*\\*|__)? ?(?:[:：](?:\\*\\*|__)?|$)`
const HEADING = new RegExp(`${BRACKETED}|${AT_LINE_START}`, "gimu")

const FENCE_LINE = /^ ?```.*$/gm
const OUTER_MARKS = /^(?:\*\*|__|["“「《'])+|(?:\*\*|__|["”」》'])+$/gu

/**
 * The draft in a reply of headed sections, `1. 【商品标题】… 2. 【核心卖点】… 3. 【详情描述】…`
 * or the like in English, on one line or many; null where nothing is headed so. The
 * first section under a heading counts. Where the reply is not finished, its last
 * section is left out.
 */
export function readPlainDraft(text: string, options: { finished: boolean; locale: Locale }): DraftWords | null {
  const sections = sectionsOf(text, options.finished)
  if (sections.size === 0) return null
  const section = (field: CopyField) => sections.get(field) ?? ""
  return {
    title: paragraph(section("title")),
    selling_points: splitPoints(section("selling_points")).map(sentence).filter(Boolean),
    description: paragraph(section("description")),
    alt_text: paragraph(section("alt_text")),
    attributes: readAttributes(section("attributes"), options.locale),
    ocr_text: section("ocr_text")
      .split(/[\n;；、]/)
      .map((line) => sentence(line.replace(/^[-*• ]+/, "")))
      .filter((line) => line !== "" && saysSomething(line)),
  }
}

function sectionsOf(text: string, finished: boolean): Map<CopyField, string> {
  // Single spaces, and at most one empty line, so that the patterns above stay linear.
  const tidy = text
    .replace(FENCE_LINE, "")
    .replace(/[^\S\n]+/gu, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
  const headings = [...tidy.matchAll(HEADING)]
  const sections = new Map<CopyField, string>()
  headings.forEach((heading, index) => {
    const next = headings[index + 1]
    if (!next && !finished) return
    const field = fieldNamed(heading.groups?.["bracketed"] ?? heading.groups?.["plain"] ?? "")
    const words = tidy.slice(heading.index + heading[0].length, next?.index).trim()
    if (field && words !== "" && !sections.has(field)) sections.set(field, words)
  })
  return sections
}

/** What follows an empty line is the model talking, not the field. */
function paragraph(text: string): string {
  return sentence(text.split("\n\n", 1)[0] ?? "")
}

function sentence(text: string): string {
  return cleanText(cleanText(text).replace(OUTER_MARKS, ""))
}
