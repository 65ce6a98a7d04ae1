import { cleanText } from "./clean-text"
import { CopyAttribute } from "./draft"
import { attributeNamed } from "./field-aliases"
import type { Locale } from "./limits"
import type { LenientValue } from "./read-lenient-json"

/** How models say that there is nothing to say. */
const NOTHING = /^(?:unknown|none|null|n\/a|not (?:visible|specified|available|applicable)|无|没有|未知|不详|不明|[-—–.]*)[.。]?$/iu
const PAIR = /^([^:：]+)[:：](.+)$/su

/** Whether a value says something. */
export function saysSomething(text: string): boolean {
  return !NOTHING.test(text)
}

/**
 * Attributes from an object of names and values, a list of `{ name, value }`, or text
 * of `name: value` pairs. Each name once, the first value wins; empty ones are left out.
 */
export function readAttributes(value: LenientValue | undefined, locale: Locale): CopyAttribute[] {
  const attributes = new Map<string, CopyAttribute>()
  for (const [rawName, rawValue, rawEvidence] of pairsOf(value)) {
    const name = attributeNamed(cleanText(rawName))
    const words = valueText(rawValue, locale)
    if (name === "" || !saysSomething(words) || attributes.has(name)) continue
    const evidence = CopyAttribute.shape.evidence.safeParse(rawEvidence)
    attributes.set(name, { name, value: words, evidence: evidence.data ?? "picture" })
  }
  return [...attributes.values()]
}

type Pair = [name: string, value: LenientValue | undefined, evidence?: LenientValue]

function pairsOf(value: LenientValue | undefined): Pair[] {
  if (typeof value === "string") {
    return value.split(/[\n;；]/).flatMap((part): Pair[] => {
      const [, name, words] = PAIR.exec(part.trim()) ?? []
      return name !== undefined && words !== undefined ? [[name.replace(/^[-*•\s]+/, ""), words]] : []
    })
  }
  if (Array.isArray(value)) return value.flatMap(itemPairs)
  if (!value) return []
  return [...value].map(([name, inner]): Pair =>
    inner instanceof Map ? [name, inner.get("value"), inner.get("evidence")] : [name, inner]
  )
}

function itemPairs(item: LenientValue): Pair[] {
  if (!(item instanceof Map)) return typeof item === "string" ? pairsOf(item) : []
  const name = item.get("name")
  if (typeof name === "string") return [[name, item.get("value"), item.get("evidence")]]
  return pairsOf(item)
}

function valueText(value: LenientValue | undefined, locale: Locale): string {
  if (typeof value === "string") return cleanText(value)
  if (!Array.isArray(value)) return ""
  const words = value.flatMap((item) => (typeof item === "string" ? [cleanText(item)] : []))
  return words.filter(saysSomething).join(locale === "zh" ? "、" : ", ")
}
