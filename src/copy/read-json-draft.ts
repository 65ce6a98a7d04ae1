import { cleanText } from "./clean-text"
import type { CopyField } from "./draft"
import type { DraftWords } from "./draft-words"
import { fieldNamed } from "./field-aliases"
import type { Locale } from "./limits"
import { readAttributes, saysSomething } from "./read-attributes"
import { readLenientObjects, type LenientObject, type LenientValue } from "./read-lenient-json"
import { bareItem, splitPoints } from "./split-points"

const FENCE = /```[a-z]*/gi
const NEEDED: readonly CopyField[] = ["title", "selling_points", "description"]

type Fields = Map<CopyField, LenientValue>

/**
 * The draft in a reply that holds a JSON object with a draft's keys; null where there
 * is none. Of several objects, the one with most of the needed fields is taken.
 */
export function readJsonDraft(text: string, locale: Locale): DraftWords | null {
  const objects = readLenientObjects(text.replace(FENCE, " "))
  const candidates = objects.map(fieldsOf).filter((fields) => NEEDED.some((field) => fields.has(field)))
  const [first, ...others] = candidates
  if (!first) return null
  const fields = others.reduce((best, other) => (neededIn(other) > neededIn(best) ? other : best), first)
  return {
    title: textOf(fields.get("title")),
    selling_points: pointsOf(fields.get("selling_points")),
    description: textOf(fields.get("description")),
    alt_text: textOf(fields.get("alt_text")),
    attributes: readAttributes(fields.get("attributes"), locale),
    ocr_text: printedTexts(fields.get("ocr_text")),
  }
}

function neededIn(fields: Fields): number {
  return NEEDED.filter((field) => fields.has(field)).length
}

/** The members that are fields, also where they lie in a wrapper such as `{"draft": {…}}`. */
function fieldsOf(object: LenientObject): Fields {
  const fields = ownFields(object)
  if (fields.size > 0) {
    const attributes = fields.get("attributes")
    return attributes instanceof Map ? withStrayFields(fields, attributes) : fields
  }
  const [only] = object.values()
  return object.size === 1 && only instanceof Map ? ownFields(only) : fields
}

/** Where the brace after the attributes is missing, the fields that follow lie among them. */
function withStrayFields(fields: Fields, attributes: LenientObject): Fields {
  const stray = [...ownFields(attributes)].filter(([field]) => !fields.has(field))
  if (!NEEDED.every((field) => fields.has(field) || stray.some(([name]) => name === field))) return fields
  const own = new Map([...attributes].filter(([name]) => !stray.some(([field]) => field === fieldNamed(name))))
  return new Map([...fields, ...stray, ["attributes", own]])
}

function ownFields(object: LenientObject): Fields {
  const fields: Fields = new Map()
  for (const [name, value] of object) {
    const field = fieldNamed(name)
    if (field && value !== null && !fields.has(field)) fields.set(field, value)
  }
  return fields
}

function textOf(value: LenientValue | undefined): string {
  if (typeof value === "string") return cleanText(value)
  return Array.isArray(value) && value.length === 1 ? textOf(value[0]) : ""
}

function pointsOf(value: LenientValue | undefined): string[] {
  if (typeof value === "string") return splitPoints(value).map(cleanText).filter(Boolean)
  return itemsOf(value).map(bareItem).filter(Boolean)
}

function printedTexts(value: LenientValue | undefined): string[] {
  const texts = typeof value === "string" ? value.split("\n").map(cleanText) : itemsOf(value)
  return texts.filter((text) => text !== "" && saysSomething(text))
}

/** The texts of a list, or of an object that is used as one (`{"1": …}`). */
function itemsOf(value: LenientValue | undefined): string[] {
  const items = value instanceof Map ? [...value.values()] : value
  return Array.isArray(items) ? items.map(itemText) : []
}

/** `{"text": "…"}` and `{"point": "…"}` count as their text. */
function itemText(item: LenientValue): string {
  if (!(item instanceof Map)) return textOf(item)
  const [only] = item.values()
  return textOf(item.get("text") ?? (item.size === 1 ? only : undefined))
}
