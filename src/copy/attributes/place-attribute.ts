import type { CopyAttribute } from "../draft"
import type { Locale } from "../limits"
import { currentValue, sameStored, type PublishedProduct } from "../publish-values"
import { isMeasureTarget } from "../publish-mapping"
import type { AttributeSettings } from "./attribute-settings"
import { findMeasures } from "./find-measures"
import { sameValue } from "./same-value"
import { unitNamed } from "./units"
import { countryCode } from "./vocabulary"

/**
 * What accept makes of an attribute. `fills`: nothing stood there, or it is a tag more. `replaces`: something else
 * did, and the store has that proposed. `says_so`: it stands there. `kept`: something else does, and stays. `never`:
 * the store has it not written. `new_value`: no tag or type of the store, and a person has to want it. `unreadable`:
 * no number or country that the field takes. `nowhere`: it stays in the draft.
 */
export const ATTRIBUTE_OUTCOMES = ["fills", "replaces", "says_so", "kept", "never", "new_value", "unreadable", "nowhere"] as const
export type AttributeOutcome = (typeof ATTRIBUTE_OUTCOMES)[number]

export interface PlacedAttribute {
  outcome: AttributeOutcome
  /** What stands there now; null where nothing does. */
  before: unknown
  /** What would, in the form of the field; null where nothing can be written. */
  after: unknown
  /** Whether `after` is a tag or type that the store does not have yet, and a person wants. */
  isNew: boolean
}

export interface Placing {
  product: PublishedProduct
  locale: Locale
  settings: AttributeSettings
  /** Names of attributes whose value may become a new tag or type. */
  newValues: readonly string[]
}

/** Where an attribute's value ends up at a target; nothing is written. */
export function placeAttribute(attribute: CopyAttribute, target: string | undefined, placing: Placing): PlacedAttribute {
  const { product, locale, settings, newValues } = placing
  if (target === undefined) return { outcome: "nowhere", before: null, after: null, isNew: false }
  const before = currentValue(product, target, locale)
  const policy = settings.update[attribute.name] ?? "fill_empty"
  const refuse = (outcome: AttributeOutcome): PlacedAttribute => ({ outcome, before, after: null, isNew: false })
  if (policy === "never") return refuse("never")
  if (target === "tags" || target === "type") {
    const listed = product.lists?.[target].find(({ value }) => sameValue(attribute.name, value, attribute.value))?.value
    const value = listed ?? attribute.value
    const standing = Array.isArray(before) ? before : []
    if (target === "tags" ? standing.includes(value) : before === value) return refuse("says_so")
    if (listed === undefined && !newValues.includes(attribute.name)) return refuse("new_value")
    const isNew = listed === undefined
    if (target === "tags") return { outcome: "fills", before, after: [...standing, value], isNew }
    return { ...decide(before, value, policy), isNew }
  }
  const after = inFormOf(target, attribute.value, settings)
  return after === null ? refuse("unreadable") : { ...decide(before, after, policy), isNew: false }
}

function decide(before: unknown, after: unknown, policy: string): Omit<PlacedAttribute, "isNew"> {
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
