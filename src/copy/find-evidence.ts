import type { CopyAttribute, CopyContent } from "./draft"
import type { ProductFacts } from "./facts"

/**
 * The attributes with where their values come from, as far as that can be checked: a
 * value that the store already had is `product`, one that is printed on the product is
 * `ocr_text`, anything else keeps what it said.
 */
export function withEvidence({ attributes, ocr_text }: Pick<CopyContent, "attributes" | "ocr_text">, facts: ProductFacts): CopyAttribute[] {
  const known = new Set(factValues(facts).map(comparable))
  const printed = new Set(ocr_text.map(comparable))
  return attributes.map((attribute) => {
    const value = comparable(attribute.value)
    if (known.has(value)) return { ...attribute, evidence: "product" }
    return printed.has(value) ? { ...attribute, evidence: "ocr_text" } : attribute
  })
}

function factValues({ material, type, categories, tags, options }: ProductFacts): string[] {
  const single = [material, type].filter((value) => typeof value === "string" && value.trim() !== "")
  return [...single, ...(categories ?? []), ...(tags ?? []), ...Object.values(options ?? {}).flat()].map(String)
}

function comparable(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim()
}
