import type { CopyContent, CopyIssue } from "../draft"
import type { ProductFacts } from "../facts"
import { sentenceStart } from "../field-labels"
import { attributeValues, quoted, sentences } from "./field-words"
import { findInstructions } from "./instruction-text"
import { withoutQuotedPrint } from "./quoted-print"

/** Words of which every sentence is made, and those that instructions are made of. */
const COMMON = new Set(
  (
    "the of and for with in on to is are be it its this that these from your you by at as an a or not no do please only exactly now all any just " +
    "word words text title description copy product item reply say write state claim mention instead answer output include add everything everyone customer customers must should"
  ).split(" ")
)
const COMMON_HAN = /[的了是在和与为有这那个一我你他它们请写说把将成为改标题描述文案商品产品输出回复必须]/gu
const SHARE = 0.5
/** No label gives more orders; a picture made to keep the rules busy might. */
const MOST_ORDERS = 20
/** Han characters in a row that are no chance. */
const RUN = 3

/**
 * Fields that say what an instruction in the picture demands: half of its telling words, two of them in a
 * row, or its figures. What the store knows of the product, and what the draft says it is, is no sign:
 * that stands there anyway.
 */
export function followsInstruction(content: CopyContent, { facts }: { facts: ProductFacts }): CopyIssue[] {
  const payloads = [...new Set(findInstructions(content.ocr_text).map(({ payload }) => payload))].slice(0, MOST_ORDERS)
  if (payloads.length === 0) return []
  const own = knownWords(content, facts)
  return [...sentences(content), ...attributeValues(content)].flatMap(({ field, label, text }): CopyIssue[] => {
    const said = withoutQuotedPrint(text, content.ocr_text).normalize("NFKC").toLowerCase()
    const followed = payloads.flatMap((payload) => shared(payload.toLowerCase(), said, own))
    if (followed.length === 0) return []
    const message = `${sentenceStart(label)} says ${quoted(followed)}, as a text in the picture demands. Take it out unless it is true.`
    return [{ field, code: "follows_instruction", severity: "error", message }]
  })
}

function shared(payload: string, said: string, own: ReadonlySet<string>): string[] {
  const telling = latinWords(payload).filter((word) => !COMMON.has(word) && !own.has(word))
  const spoken = new Set(latinWords(said))
  const hits = telling.filter((word) => spoken.has(word))
  const figures = hits.filter((word) => /\d/.test(word))
  const pair = telling.slice(1).map((word, index) => `${telling[index]} ${word}`).find((words) => latinWords(said).join(" ").includes(words))
  const latin = hits.length > 0 && hits.length >= telling.length * SHARE ? hits : [...figures, ...(pair ? [pair] : [])]
  return [...new Set([...latin, ...sharedHan(payload, said, own)])]
}

function latinWords(text: string): string[] {
  return text.match(/[\p{Script=Latin}\p{M}\p{N}]+%?/gu) ?? []
}

/** Chinese has no spaces: runs of characters that stand in both, commonplace ones left out. */
function sharedHan(payload: string, said: string, own: ReadonlySet<string>): string[] {
  const runs = payload.match(/\p{Script=Han}+/gu) ?? []
  return runs.flatMap((run) => {
    const telling = run.replace(COMMON_HAN, "")
    for (let length = Math.min(run.length, 12); length >= Math.min(RUN, Math.max(2, telling.length)); length--) {
      for (let start = 0; start + length <= run.length; start++) {
        const piece = run.slice(start, start + length)
        const core = piece.replace(COMMON_HAN, "")
        if (core.length >= 2 && said.includes(piece) && ![...own].some((known) => known.includes(core))) return [piece]
      }
    }
    return []
  })
}

/** Words of the product that stand in a draft with or without anybody's order. */
function knownWords({ attributes }: CopyContent, facts: ProductFacts): Set<string> {
  const harmless = attributes.filter(({ name }) => ["type", "colour", "pattern"].includes(name)).map(({ value }) => value)
  const known = [...harmless, ...Object.values(facts).flatMap(texts)]
  return new Set(known.flatMap((text) => [...latinWords(text.toLowerCase()), ...(text.match(/\p{Script=Han}+/gu) ?? [])]))
}

function texts(value: unknown): string[] {
  if (typeof value === "string") return [value]
  return value && typeof value === "object" ? Object.values(value).flatMap(texts) : []
}
