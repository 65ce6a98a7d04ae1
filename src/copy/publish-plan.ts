import type { Baseline, CopyChange, CopyConflict, CopyContent, CopyField, PublishedField } from "./draft"
import {
  isProductTarget,
  mappedTargets,
  metadataKey,
  type MappedTarget,
  type ProductTarget,
  type PublishMapping,
} from "./publish-mapping"

/** The fields of a product that copy can be written to, as the product module returns them. */
export interface PublishedProduct {
  title: string
  subtitle?: string | null
  description?: string | null
  material?: string | null
  metadata?: Record<string, unknown> | null
}

/**
 * What to hand to the product module's update. `metadata` names only the keys that
 * change: the product module merges them into the rest, and removes a key whose
 * value is an empty string.
 */
export type ProductUpdate = Partial<Record<Exclude<ProductTarget, "title">, string | null>> & {
  title?: string
  metadata?: Record<string, unknown>
}

export interface AcceptPlan {
  update: ProductUpdate
  /** What the update changes, with what stood there before: all that undo needs. */
  published: PublishedField[]
  /** Targets that changed since the draft was made. Not empty: publish only when forced. */
  conflicts: CopyConflict[]
}

export interface AcceptRequest {
  /** The effective content, edits included. */
  content: CopyContent
  product: PublishedProduct
  baseline: Baseline
  mapping: PublishMapping
  /** The fields to publish. @default every field that the mapping names */
  fields?: readonly CopyField[]
}

export interface UndoPlan {
  update: ProductUpdate
  /** What the update changes: what stands there now, and what it puts back. */
  changes: CopyChange[]
  /** Targets that somebody changed after accept. Not empty: restore only when forced. */
  conflicts: CopyConflict[]
}

/** What stands at every mapped target now; null where nothing does. */
export function baselineOf(product: PublishedProduct, mapping: PublishMapping): Baseline {
  return Object.fromEntries(mappedTargets(mapping).map(({ target }) => [target, currentValue(product, target)]))
}

/**
 * Plans what accept writes. A target whose value is no longer the baseline's is a
 * conflict, unless it already says what would be written. Empty words are not
 * written, so that a missing alt text never wipes out one that the product has.
 */
export function planAccept({ content, product, baseline, mapping, fields }: AcceptRequest): AcceptPlan {
  const plan: AcceptPlan = { update: {}, published: [], conflicts: [] }
  for (const mapped of mappedTargets(mapping)) {
    const { field, target } = mapped
    if (fields && !fields.includes(field)) continue
    const after = wordsFor(mapped, content)
    const before = currentValue(product, target)
    if (after === null || sameValue(before, after)) continue
    // A target mapped after the draft was made was never recorded: taken as empty then.
    const expected = Object.hasOwn(baseline, target) ? baseline[target] : null
    if (!sameValue(before, expected)) {
      plan.conflicts.push({ field, target, baseline: expected ?? null, current: before })
    }
    write(plan.update, target, after)
    plan.published.push({ field, target, before, after })
  }
  return plan
}

/**
 * Plans how to put back what stood on the product before accept. A target that no
 * longer says what accept wrote is a conflict, unless it was already put back.
 */
export function planUndo(published: readonly PublishedField[], product: PublishedProduct): UndoPlan {
  const plan: UndoPlan = { update: {}, changes: [], conflicts: [] }
  for (const { field, target, before, after } of published) {
    const current = currentValue(product, target)
    if (sameValue(current, before)) continue
    if (!sameValue(current, after)) {
      plan.conflicts.push({ field, target, baseline: after, current })
    }
    write(plan.update, target, before)
    plan.changes.push({ field, target, before: current, after: before })
  }
  return plan
}

function wordsFor({ field, attribute, target }: MappedTarget, content: CopyContent): string | string[] | null {
  if (field === "attributes") {
    return content.attributes.find(({ name }) => name === attribute)?.value || null
  }
  const words = content[field]
  if (words.length === 0) return null
  // The product's own fields are text; metadata is JSON and keeps the list.
  return Array.isArray(words) && isProductTarget(target) ? words.join("\n") : words
}

function currentValue(product: PublishedProduct, target: string): unknown {
  if (isProductTarget(target)) return product[target] ?? null
  const metadata = product.metadata ?? {}
  const key = metadataKey(target)
  return Object.hasOwn(metadata, key) ? (metadata[key] ?? null) : null
}

function write(update: ProductUpdate, target: string, value: unknown): void {
  if (!isProductTarget(target)) {
    update.metadata = { ...update.metadata, [metadataKey(target)]: value ?? "" }
  } else if (target === "title") {
    // A product always has a title: what stood there before was one.
    update.title = String(value ?? "")
  } else {
    update[target] = value === null || value === undefined ? null : String(value)
  }
}

/** Equal as JSON. Nothing, null and the empty string all mean "no words here". */
function sameValue(left: unknown, right: unknown): boolean {
  return canonicalJson(left) === canonicalJson(right)
}

function canonicalJson(value: unknown): string {
  if (value === undefined || value === null || value === "") return "null"
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner
  )
}
