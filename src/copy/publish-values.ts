import type { Locale } from "./limits"
import { isTranslationTarget, translatedField } from "./publish-languages"
import { comparableTitle, isMeasureTarget, isOptionTarget, isProductTarget, metadataKey, optionTitle, type MeasureTarget, type ProductTarget } from "./publish-mapping"

/** The fields of a product that copy can be written to, as the product module returns them. */
export interface PublishedProduct {
  title: string
  subtitle?: string | null
  description?: string | null
  material?: string | null
  /** Without a unit. */
  weight?: number | null
  length?: number | null
  width?: number | null
  height?: number | null
  /** ISO 3166-1 alpha-2, in small letters. */
  origin_country?: string | null
  type?: ListedValue | null
  tags?: readonly ListedValue[] | null
  categories?: readonly ListedCategory[] | null
  /** With those of their values that the product has. */
  options?: readonly ListedOption[] | null
  /** Ids of those values that its variants have. Only undo needs them. @default none */
  usedOptionValues?: readonly string[]
  metadata?: Record<string, unknown> | null
  /** Absent where they were not read: then nothing is known to be among them. */
  lists?: StoreLists
  /**
   * Of the languages that Medusa's Translation module keeps, each field that it can translate, null where
   * nobody did. A language that it does not keep is absent.
   */
  translations?: Partial<Record<Locale, Record<string, unknown>>>
}

/** A tag or a type of the store, or a value of an option. */
export interface ListedValue {
  id: string
  value: string
}

/** An option with values of it. Of products that share one, each may have other values. */
export interface ListedOption {
  id: string
  title: string
  values: readonly ListedValue[]
}

export interface ListedCategory {
  id: string
  name: string
}

/** The values that the store has for what it keeps lists of. */
export interface StoreLists {
  tags: readonly ListedValue[]
  type: readonly ListedValue[]
  categories: readonly ListedCategory[]
  /** The product's options with all values that they have in the store. */
  options: readonly ListedOption[]
}

/**
 * What to hand to the product module's update. `metadata` names only the keys that
 * change: the product module merges them into the rest, and removes a key whose
 * value is an empty string.
 */
export type ProductUpdate = Partial<Record<Exclude<ProductTarget, "title"> | "origin_country", string | null>> &
  Partial<Record<MeasureTarget, number | null>> & {
    title?: string
    metadata?: Record<string, unknown>
    type_id?: string | null
    tag_ids?: string[]
    category_ids?: string[]
  }

/** Values that the store's lists have to get before the product is written, and then the product gets them, too. */
export interface NewValues {
  tags: string[]
  type: string[]
  options: NewOptionValue[]
}

export interface NewOptionValue {
  option_id: string
  value: string
}

/** Ids of values that a product gets of an option, and of those that it loses. */
export interface OptionUpdate {
  product_option_id: string
  add: string[]
  remove: string[]
}

/** Nothing that the store's lists have to get. */
export const NO_NEW_VALUES: NewValues = { tags: [], type: [], options: [] }

/** What to hand to the Translation module of the draft's language: field → words, null to have none again. */
export type TranslationUpdate = Record<string, string | null>

/** Of a target that a field's words go to as text, and not as JSON. */
export function isText(target: string): boolean {
  return isProductTarget(target) || isTranslationTarget(target)
}

/** What stands at a target now, of a draft in that language; null where nothing does. */
export function currentValue(product: PublishedProduct, target: string, locale: Locale): unknown {
  if (isProductTarget(target)) return product[target] ?? null
  if (isMeasureTarget(target) || target === "origin_country") return product[target] ?? null
  if (target === "type") return product.type?.value ?? null
  if (target === "tags") return inOrder(product.tags?.map(({ value }) => value))
  if (target === "categories") return inOrder(product.categories?.map(({ name }) => name))
  if (isOptionTarget(target)) return inOrder(optionAt(product.options, target)?.values.map(({ value }) => value))
  if (isTranslationTarget(target)) return ownValue(product.translations?.[locale], translatedField(target))
  return ownValue(product.metadata, metadataKey(target))
}

/** In one order whatever order they are read in; null where there are none. */
function inOrder(values: readonly string[] = []): string[] | null {
  return values.length > 0 ? [...values].sort() : null
}

/** The option that an `options.TITLE` target means. */
export function optionAt(options: readonly ListedOption[] | null | undefined, target: string): ListedOption | undefined {
  return options?.find(({ title }) => comparableTitle(title) === optionTitle(target))
}

function ownValue(record: Record<string, unknown> | null | undefined, key: string): unknown {
  return record && Object.hasOwn(record, key) ? (record[key] ?? null) : null
}

/** What a plan writes, apart from what it says of it. */
export interface PlannedWrites {
  update: ProductUpdate
  /** Absent where nothing goes there. */
  translation?: TranslationUpdate
  /** Values of the product's options. Absent where they stay as they are. */
  options?: OptionUpdate[]
  /** Absent where all that is written is in the store's lists. */
  create?: NewValues
}

/** Plans that a value stands at a target. A tag, type or value of an option that the store does not have is created. */
export function write(plan: PlannedWrites, target: string, value: unknown, product: PublishedProduct): void {
  const { update } = plan
  const { lists, tags, type } = product
  const words = value === null || value === undefined ? null : String(value)
  if (isTranslationTarget(target)) {
    plan.translation = { ...plan.translation, [translatedField(target)]: words }
  } else if (isMeasureTarget(target)) {
    update[target] = typeof value === "number" ? value : null
  } else if (target === "origin_country") {
    update.origin_country = words
  } else if (target === "type") {
    const id = idOf(words, [...(type ? [type] : []), ...(lists?.type ?? [])])
    update.type_id = id ?? null
    if (words !== null && id === undefined) plan.create = { ...NO_NEW_VALUES, ...plan.create, type: [words] }
  } else if (target === "tags") {
    const values = Array.isArray(value) ? value.map(String) : []
    const known = [...(tags ?? []), ...(lists?.tags ?? [])]
    update.tag_ids = values.flatMap((tag) => idOf(tag, known) ?? [])
    const missing = values.filter((tag) => idOf(tag, known) === undefined)
    if (missing.length > 0) plan.create = { ...NO_NEW_VALUES, ...plan.create, tags: missing }
  } else if (target === "categories") {
    update.category_ids = categoryIds(Array.isArray(value) ? value : [], product)
  } else if (isOptionTarget(target)) {
    writeOption(plan, target, Array.isArray(value) ? value.map(String) : [], product)
  } else if (!isProductTarget(target)) {
    update.metadata = { ...update.metadata, [metadataKey(target)]: value ?? "" }
  } else if (target === "title") {
    // A product always has a title: what stood there before was one.
    update.title = words ?? ""
  } else {
    update[target] = words
  }
}

/** The product's own first: another branch of the store's tree may have a category of the same name. */
function categoryIds(names: readonly unknown[], { categories, lists }: PublishedProduct): string[] {
  const own = (categories ?? []).filter(({ name }) => names.includes(name))
  const more = names.filter((name) => !own.some((category) => category.name === name))
  return [...own.map(({ id }) => id), ...more.flatMap((name) => lists?.categories.find((category) => category.name === name)?.id ?? [])]
}

function writeOption(plan: PlannedWrites, target: string, values: readonly string[], { lists, options }: PublishedProduct): void {
  const option = optionAt(options, target)
  if (!option) return
  const more = values.filter((value) => idOf(value, option.values) === undefined)
  const known = optionAt(lists?.options, target)?.values ?? []
  const add = more.flatMap((value) => idOf(value, known) ?? [])
  const remove = option.values.filter(({ value }) => !values.includes(value)).map(({ id }) => id)
  plan.options = [...(plan.options ?? []), { product_option_id: option.id, add, remove }]
  const created = more.filter((value) => idOf(value, known) === undefined).map((value) => ({ option_id: option.id, value }))
  if (created.length > 0) plan.create = { ...NO_NEW_VALUES, ...plan.create, options: [...(plan.create?.options ?? []), ...created] }
}

function idOf(value: string | null, known: readonly ListedValue[]): string | undefined {
  return known.find((listed) => listed.value === value)?.id
}

/** Equal as JSON. Nothing, null and the empty string all mean "no words here". */
export function sameStored(left: unknown, right: unknown): boolean {
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
