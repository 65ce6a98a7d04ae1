import type { CopyAttribute } from "../draft"
import type { Locale } from "../limits"
import { isMeasureTarget, isOptionTarget } from "../publish-mapping"
import { currentValue, optionAt, sameStored, type ListedCategory, type PublishedProduct } from "../publish-values"
import type { AttributeSettings } from "./attribute-settings"
import { findMeasures } from "./find-measures"
import { isPlaceholder } from "./placeholder-value"
import { sameValue } from "./same-value"
import { unitNamed } from "./units"
import { countryCode } from "./vocabulary"

/**
 * What accept makes of an attribute. `fills`: nothing stood there, or it is a tag, a category or an option's value more.
 * `replaces`: something else did, and the store has that proposed. `says_so`: it stands there. `kept`: something else
 * does, and stays. `never`: the store has it not written. `new_value`: none that the store has of what it keeps lists
 * of, and a person has to want it. `no_option`: the product has no option of that title, and gets none, since each of
 * its variants would need a value. `no_category`: the store has no category of that name, or several, and one is never
 * created, since it needs a place in the tree. `unreadable`: no number or country that the field takes. `nowhere`: it
 * stays in the draft.
 */
export const ATTRIBUTE_OUTCOMES = ["fills", "replaces", "says_so", "kept", "never", "new_value", "no_option", "no_category", "unreadable", "nowhere"] as const
export type AttributeOutcome = (typeof ATTRIBUTE_OUTCOMES)[number]

export interface PlacedAttribute {
  outcome: AttributeOutcome
  /** What stands there now; null where nothing does. */
  before: unknown
  /** What would, in the form of the field; null where nothing can be written. */
  after: unknown
}

export interface Placing {
  product: PublishedProduct
  locale: Locale
  settings: AttributeSettings
  /** Names of attributes whose value may become a new tag, type or value of an option. */
  newValues: readonly string[]
}

/** Where an attribute's value ends up at a target; nothing is written. */
export function placeAttribute(attribute: CopyAttribute, target: string | undefined, placing: Placing): PlacedAttribute {
  const { product, locale, settings, newValues } = placing
  if (target === undefined) return { outcome: "nowhere", before: null, after: null }
  const before = currentValue(product, target, locale)
  const policy = settings.update[attribute.name] ?? "fill_empty"
  const refuse = (outcome: AttributeOutcome): PlacedAttribute => ({ outcome, before, after: null })
  if (policy === "never") return refuse("never")
  if (isOptionTarget(target)) return placeInOption(attribute, target, before, policy, placing)
  if (target === "categories") return placeInCategory(attribute, before, product)
  if (target === "tags" || target === "type") {
    const listed = product.lists?.[target].find(({ value }) => sameValue(attribute.name, value, attribute.value))?.value
    const value = listed ?? attribute.value
    const standing = Array.isArray(before) ? before : []
    if (target === "tags" ? standing.includes(value) : before === value) return refuse("says_so")
    if (listed === undefined && !newValues.includes(attribute.name)) return refuse("new_value")
    if (target === "tags") return { outcome: "fills", before, after: [...standing, value] }
    return decide(before, value, policy)
  }
  const after = inFormOf(target, attribute.value, settings)
  return after === null ? refuse("unreadable") : decide(before, after, policy)
}

/** A value more of an option that the product has. Where it has others than a placeholder, only if the store has that proposed. */
function placeInOption({ name, value }: CopyAttribute, target: string, before: unknown, policy: string, { product, newValues }: Placing): PlacedAttribute {
  const refuse = (outcome: AttributeOutcome): PlacedAttribute => ({ outcome, before, after: null })
  const option = optionAt(product.options, target)
  if (!option) return refuse("no_option")
  const standing = option.values.map((own) => own.value)
  if (standing.some((own) => sameValue(name, own, value))) return refuse("says_so")
  if (policy === "fill_empty" && !standing.every(isPlaceholder)) return refuse("kept")
  const listed = optionAt(product.lists?.options, target)?.values.find((known) => sameValue(name, known.value, value))?.value
  if (listed === undefined && !newValues.includes(name)) return refuse("new_value")
  return { outcome: "fills", before, after: [...standing, listed ?? value] }
}

function placeInCategory({ name, value }: CopyAttribute, before: unknown, { categories, lists }: PublishedProduct): PlacedAttribute {
  const isMeant = (category: ListedCategory) => sameValue(name, category.name, value)
  if (categories?.some(isMeant)) return { outcome: "says_so", before, after: null }
  const [category, ...others] = lists?.categories.filter(isMeant) ?? []
  if (!category || others.length > 0) return { outcome: "no_category", before, after: null }
  return { outcome: "fills", before, after: [...(categories ?? []).map((own) => own.name), category.name] }
}

function decide(before: unknown, after: unknown, policy: string): PlacedAttribute {
  if (sameStored(before, after)) return { outcome: "says_so", before, after: null }
  if (sameStored(before, null)) return { outcome: "fills", before, after }
  return policy === "always_propose" ? { outcome: "replaces", before, after } : { outcome: "kept", before, after: null }
}

/** Null where the value is none that the field can hold. */
function inFormOf(target: string, value: string, { weightUnit, lengthUnit }: AttributeSettings): string | number | null {
  if (target === "origin_country") return countryCode(value)
  if (!isMeasureTarget(target)) return value
  const unit = unitNamed(target === "weight" ? weightUnit : lengthUnit)
  const [measure, ...others] = findMeasures(value)
  // Of a range or of several sides no single number is right.
  if (!unit || !measure || others.length > 0 || measure.kind !== "single" || measure.unit.quantity !== unit.quantity) return null
  const number = ((measure.numbers[0] ?? 0) * measure.unit.size) / unit.size
  return number > 0 ? Math.round(number * 1000) / 1000 : null
}
