import type { Baseline, CopyChange, CopyConflict, CopyContent, CopyField, PublishedField } from "./draft"
import type { Locale } from "./limits"
import { isTranslationTarget, mappingFor, translatedField, type PublishLanguage } from "./publish-languages"
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
  /**
   * Of the languages that Medusa's Translation module keeps, each field that it can translate, null where
   * nobody did. A language that it does not keep is absent.
   */
  translations?: Partial<Record<Locale, Record<string, unknown>>>
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

/** What to hand to the Translation module of the draft's language: field → words, null to have none again. */
export type TranslationUpdate = Record<string, string | null>

export interface AcceptPlan {
  update: ProductUpdate
  /** Absent where nothing goes there. */
  translation?: TranslationUpdate
  /** What the update changes, with what stood there before: all that undo needs. */
  published: PublishedField[]
  /** Targets that changed since the draft was made. Not empty: publish only when forced. */
  conflicts: CopyConflict[]
}

export interface AcceptRequest extends PublishLanguage {
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
  /** Absent where nothing goes there. */
  translation?: TranslationUpdate
  /** What the update changes: what stands there now, and what it puts back. */
  changes: CopyChange[]
  /** Targets that somebody changed after accept. Not empty: restore only when forced. */
  conflicts: CopyConflict[]
}

/** What stands at every mapped target now; null where nothing does. */
export function baselineOf(product: PublishedProduct, mapping: PublishMapping, language: PublishLanguage): Baseline {
  const targets = mappedTargets(mappingFor(mapping, language, product))
  return Object.fromEntries(targets.map(({ target }) => [target, currentValue(product, target, language.locale)]))
}

/**
 * Plans what accept writes. A target whose value is no longer the baseline's is a
 * conflict, unless it already says what would be written. Empty words are not
 * written, so that a missing alt text never wipes out one that the product has.
 */
export function planAccept({ content, product, baseline, mapping, locale, productLocale, fields }: AcceptRequest): AcceptPlan {
  const plan: AcceptPlan = { update: {}, published: [], conflicts: [] }
  for (const mapped of mappedTargets(mappingFor(mapping, { locale, productLocale }, product))) {
    const { field, target } = mapped
    const place = { field, ...(mapped.attribute !== undefined && { attribute: mapped.attribute }), target }
    if (fields && !fields.includes(field)) continue
    const after = wordsFor(mapped, content)
    const before = currentValue(product, target, locale)
    if (after === null || sameValue(before, after)) continue
    // A target mapped after the draft was made was never recorded: taken as empty then.
    const expected = Object.hasOwn(baseline, target) ? baseline[target] : null
    if (!sameValue(before, expected)) {
      plan.conflicts.push({ ...place, baseline: expected ?? null, current: before })
    }
    write(plan, target, after)
    plan.published.push({ ...place, before, after })
  }
  return plan
}

/**
 * Plans how to put back what stood on the product before accept, of a draft in that language. A target that no
 * longer says what accept wrote is a conflict, unless it was already put back.
 */
export function planUndo(published: readonly PublishedField[], product: PublishedProduct, locale: Locale): UndoPlan {
  const plan: UndoPlan = { update: {}, changes: [], conflicts: [] }
  for (const { before, after, ...place } of published) {
    const { target } = place
    const current = currentValue(product, target, locale)
    if (sameValue(current, before)) continue
    if (!sameValue(current, after)) {
      plan.conflicts.push({ ...place, baseline: after, current })
    }
    write(plan, target, before)
    plan.changes.push({ ...place, before: current, after: before })
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
  return Array.isArray(words) && isText(target) ? words.join("\n") : words
}

/** Of a target that a field's words go to as text, and not as JSON. */
function isText(target: string): boolean {
  return isProductTarget(target) || isTranslationTarget(target)
}

/** What stands at a target now, of a draft in that language; null where nothing does. */
export function currentValue(product: PublishedProduct, target: string, locale: Locale): unknown {
  if (isProductTarget(target)) return product[target] ?? null
  if (isTranslationTarget(target)) return ownValue(product.translations?.[locale], translatedField(target))
  return ownValue(product.metadata, metadataKey(target))
}

function ownValue(record: Record<string, unknown> | null | undefined, key: string): unknown {
  return record && Object.hasOwn(record, key) ? (record[key] ?? null) : null
}

function write(plan: Pick<AcceptPlan, "update" | "translation">, target: string, value: unknown): void {
  const { update } = plan
  const words = value === null || value === undefined ? null : String(value)
  if (isTranslationTarget(target)) {
    plan.translation = { ...plan.translation, [translatedField(target)]: words }
  } else if (!isProductTarget(target)) {
    update.metadata = { ...update.metadata, [metadataKey(target)]: value ?? "" }
  } else if (target === "title") {
    // A product always has a title: what stood there before was one.
    update.title = words ?? ""
  } else {
    update[target] = words
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
