import type { CopyContent, CopyField } from "../../copy/draft"
import type { ProductFacts } from "../../copy/facts"
import type { PublishMapping } from "../../copy/publish-mapping"
import type { PublishedProduct } from "../../copy/publish-values"
import type { CopyDraftDTO } from "../../types/copy-draft"

/** The fields that are sentences, in the order in which a merchant reads them. */
export const TEXT_FIELDS = ["title", "selling_points", "description", "alt_text"] as const
export type TextField = (typeof TEXT_FIELDS)[number]

/** The words that count: the merchant's where there are any, else the model's. */
export function effectiveContent({ content, edited }: Pick<CopyDraftDTO, "content" | "edited">): CopyContent | null {
  return content && { ...content, ...edited }
}

/** What the admin knows of a product that speaks for claims in its copy. */
export function factsOf(product: Partial<PublishedProduct> | null | undefined): ProductFacts {
  const { title, subtitle, description, material } = product ?? {}
  return { title, subtitle, description, material }
}

/** A field's words as lines: one for a sentence, one for each selling point. */
export function linesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String).filter(Boolean)
  if (typeof value === "string") return value ? value.split("\n") : []
  return value === null || value === undefined ? [] : [JSON.stringify(value)]
}

export function sameLines(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((line, index) => line === right[index])
}

/** Where accept writes a field of sentences; null where it stays in the draft. */
export function targetOf(field: TextField, publish: PublishMapping): string | null {
  return publish[field] ?? null
}

/** Whether accept would write this field anywhere. */
export function isPublished(field: CopyField, publish: PublishMapping): boolean {
  const target = publish[field]
  return typeof target === "string" || (typeof target === "object" && Object.keys(target).length > 0)
}
