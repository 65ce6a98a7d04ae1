import type { Baseline, CopyChange, CopyConflict, CopyContent, CopyField, PublishedField } from "./draft"
import type { Locale } from "./limits"
import { DEFAULT_ATTRIBUTE_SETTINGS, type AttributeSettings } from "./attributes/attribute-settings"
import { placeAttribute } from "./attributes/place-attribute"
import { mappingFor, type PublishLanguage } from "./publish-languages"
import { isListTarget, isOptionTarget, mappedTargets, type MappedTarget, type PublishMapping } from "./publish-mapping"
import { currentValue, isText, optionAt, sameStored, write, type PlannedWrites, type PublishedProduct } from "./publish-values"

export { currentValue, type ProductUpdate, type PublishedProduct, type TranslationUpdate } from "./publish-values"

export interface AcceptPlan extends PlannedWrites {
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
  /** When attributes are written, and in which units. */
  settings?: AttributeSettings
  /** Names of attributes whose value may become a new tag or type of the store. @default none */
  newValues?: readonly string[]
}

export interface UndoPlan extends PlannedWrites {
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
export function planAccept(request: AcceptRequest): AcceptPlan {
  const { content, baseline, mapping, locale, productLocale, fields, settings = DEFAULT_ATTRIBUTE_SETTINGS, newValues = [] } = request
  const plan: AcceptPlan = { update: {}, published: [], conflicts: [] }
  // Of several attributes that become tags or categories, each adds to those before it.
  let { product } = request
  for (const mapped of mappedTargets(mappingFor(mapping, { locale, productLocale }, product))) {
    const { field, attribute, target } = mapped
    if (fields && !fields.includes(field)) continue
    const place = { field, ...(attribute !== undefined && { attribute }), target }
    const named = content.attributes.find(({ name }) => name === attribute)
    const after = named ? placeAttribute(named, target, { product, locale, settings, newValues }).after : wordsFor(mapped, content)
    const before = currentValue(product, target, locale)
    if (after === null || sameStored(before, after)) continue
    // A target mapped after the draft was made was never recorded: taken as empty then.
    const expected = Object.hasOwn(baseline, target) ? baseline[target] : null
    // A tag, a category or an option's value more takes nothing away, whatever somebody else gave.
    if (!isListTarget(target) && !sameStored(before, expected)) {
      plan.conflicts.push({ ...place, baseline: expected ?? null, current: before })
    }
    write(plan, target, after, request.product)
    plan.published.push({ ...place, before, after })
    if (Array.isArray(after) && target === "tags") product = { ...product, tags: after.map((value) => ({ id: "", value: String(value) })) }
    if (Array.isArray(after) && target === "categories") product = { ...product, categories: after.map((name) => ({ id: "", name: String(name) })) }
  }
  return plan
}

/**
 * Plans how to put back what stood on the product before accept, of a draft in that language. A target that no
 * longer says what accept wrote is a conflict, unless it was already put back. So is a value of an option that a
 * variant has come to use: Medusa would not let the product lose it, so it stays even where the rest is forced.
 */
export function planUndo(published: readonly PublishedField[], product: PublishedProduct, locale: Locale): UndoPlan {
  const plan: UndoPlan = { update: {}, changes: [], conflicts: [] }
  for (const { before, after, ...place } of published) {
    const { target } = place
    const current = currentValue(product, target, locale)
    const inUse = isOptionTarget(target) ? addedBy({ before, after }).filter((value) => isUsed(product, target, value)) : []
    const restored = isListTarget(target) ? withoutAdded(current, addedBy({ before, after }), inUse) : before
    if (inUse.length > 0) plan.conflicts.push({ ...place, baseline: after, current, in_use: inUse })
    if (sameStored(current, restored)) continue
    if (!isListTarget(target) && !sameStored(current, after)) {
      plan.conflicts.push({ ...place, baseline: after, current })
    }
    write(plan, target, restored, product)
    // What the store removed from its list meanwhile does not come back by undo.
    delete plan.create
    plan.changes.push({ ...place, before: current, after: restored })
  }
  return plan
}

/** What accept added to a list. */
function addedBy({ before, after }: Pick<PublishedField, "before" | "after">): string[] {
  const [had, got] = [before, after].map((list) => (Array.isArray(list) ? list.map(String) : []))
  return (got ?? []).filter((value) => !had?.includes(value))
}

/** The values that stand there now but for those that accept added and nobody uses: what others gave meanwhile stays. */
function withoutAdded(current: unknown, added: readonly string[], inUse: readonly string[]): string[] | null {
  const left = (Array.isArray(current) ? current.map(String) : []).filter((value) => !added.includes(value) || inUse.includes(value))
  return left.length > 0 ? left : null
}

function isUsed({ options, usedOptionValues = [] }: PublishedProduct, target: string, value: string): boolean {
  return optionAt(options, target)?.values.some((own) => own.value === value && usedOptionValues.includes(own.id)) ?? false
}

function wordsFor({ field, target }: MappedTarget, content: CopyContent): string | string[] | null {
  if (field === "attributes") return null
  const words = content[field]
  if (words.length === 0) return null
  // The product's own fields are text; metadata is JSON and keeps the list.
  return Array.isArray(words) && isText(target) ? words.join("\n") : words
}
