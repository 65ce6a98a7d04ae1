import type { CopyContent, CopyIssue } from "../draft"
import type { ProductFacts } from "../facts"
import { comparable } from "./field-words"

export function emptyAltText({ alt_text }: CopyContent): CopyIssue[] {
  if (alt_text.trim() !== "") return []
  const message = "There is no alt text. People who cannot see the picture will not know what it shows."
  return [{ field: "alt_text", code: "empty", severity: "warning", message }]
}

/** Before or behind a product's kind, these make it no more telling: `The mugs`, `一款马克杯`. */
const FILLERS = /^(?:the|a|an|new|一[款个只件双把条])|(?:s|es)$|^(?:商品|产品)|(?:商品|产品)$/g

/** A title that names the kind of product and nothing else: the type that was read, the product's own, or a category. */
export function bareTitle({ title, attributes }: CopyContent, { type, categories = [] }: ProductFacts): CopyIssue[] {
  const bare = (text: string) => comparable(text).replace(FILLERS, "").replace(FILLERS, "")
  const types = attributes.filter(({ name }) => name === "type").map(({ value }) => value)
  const kinds = [...types, ...(type ? [type] : []), ...categories].map(bare).filter((kind) => kind !== "")
  if (!kinds.includes(bare(title))) return []
  const message = "The title only names the kind of product. Say what sets this one apart."
  return [{ field: "title", code: "bare_title", severity: "warning", message }]
}
