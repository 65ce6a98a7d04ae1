import { findMeasures, type Measure } from "./find-measures"
import type { Quantity } from "./units"

/** A measure with what it is a measure of. */
export interface NamedMeasure {
  /** `capacity`, `weight`, `length`, … */
  name: string
  value: string
  words: string
  /** Whether the text says what it is a measure of. */
  isStated: boolean
}

const ABOUT = /\s*[:：]?\s*(?:(?:of|is|about|approx\.?|approximately|only|just|up to|约为?|达|仅)\s*)*$/iu
const label = (words: string) => new RegExp(`(?:${words})${ABOUT.source}`, "iu")

/** What stands in front of a measure and says what it is, the more telling first. */
const BEFORE: readonly (readonly [Quantity, string, RegExp])[] = [
  ["mass", "net_weight", label("net\\s*(?:wt\\.?|weight|contents?)|净重|净含量|规格")],
  ["volume", "capacity", label("net\\s*contents?|contents?|capacity|volume|holds|净含量|容量|容积|规格")],
  ["mass", "weight", label("\\bgross\\s*(?:wt\\.?|weight)|\\bweight|\\bweighs|\\bweighing|\\bwt\\.?|毛重|重量|总重|重")],
  ["length", "diameter", label("\\bdiameter|\\bdia\\.?|[øØ⌀]|直径")],
  ["length", "thickness", label("\\bthickness|厚度?")],
  ["length", "screen_size", label("\\bscreen(?:\\s+size)?|\\bdisplay|屏幕|屏幕尺寸")],
  ["length", "length", label("\\blength|长度?")],
  ["length", "width", label("\\bwidth|宽度?")],
  ["length", "height", label("\\bheight|高度?")],
  ["length", "depth", label("\\bdepth|深度?")],
]
const AFTER: readonly (readonly [Quantity, string, RegExp])[] = [
  ["length", "diameter", /^\s*(?:in diameter|diameter)\b/iu],
  ["length", "thickness", /^[\s-]*(?:thick)\b/iu],
  ["length", "screen_size", /^[\s-]*(?:(?:[a-z\d]+\s)?(?:screen|display|monitor|tv|laptop|tablet)\b|(?:英寸)?(?:屏|电视|显示器|笔记本|平板))/iu],
  ["length", "length", /^[\s-]*(?:long|in length)\b/iu],
  ["length", "width", /^[\s-]*(?:wide|in width)\b/iu],
  ["length", "height", /^[\s-]*(?:high|tall|in height)\b/iu],
  ["length", "depth", /^[\s-]*(?:deep|in depth)\b/iu],
  ["storage", "memory", /^\s*(?:RAM|memory|内存|运存)/iu],
]
/** What a measure is of where the text does not say. A single length could be of anything. */
const USUAL: Readonly<Partial<Record<Quantity, string>>> = {
  mass: "net_weight",
  volume: "capacity",
  power: "power",
  voltage: "voltage",
  charge: "battery_capacity",
  storage: "storage",
}
const AXES: Readonly<Record<string, string>> = { L: "length", W: "width", H: "height", D: "depth", 长: "length", 宽: "width", 高: "height", 深: "depth" }
/** Two measures that differ by less are one in two units: `500 ml / 16.9 fl oz`. */
const SAME = 0.03

/** What a text says of size, weight, capacity and power. Of a name that it gives several values none is taken. */
export function namedMeasures(text: string): NamedMeasure[] {
  const found = new Map<string, { named: NamedMeasure; amount: number } | null>()
  for (const measure of findMeasures(text)) {
    for (const named of namesOf(measure)) {
      const amount = amountOf(measure, named)
      const known = found.get(named.name)
      if (known === undefined) found.set(named.name, { named, amount })
      else if (known && !isSame(known.amount, amount)) found.set(named.name, better(known, { named, amount }))
    }
  }
  return [...found.values()].flatMap((one) => (one ? [one.named] : []))
}

/** Of two values of one name the one that the text names; null where it does so for both or neither. */
function better<T extends { named: NamedMeasure }>(one: T, other: T): T | null {
  if (one.named.isStated === other.named.isStated) return null
  return one.named.isStated ? one : other
}

function namesOf(measure: Measure): NamedMeasure[] {
  const { kind, numbers, unit, words } = measure
  if (kind === "sides") return sidesOf(measure)
  const value = `${kind === "range" ? numbers.join("–") : numbers.join(" × ")} ${unit.symbol}`
  const isOf = (pattern: RegExp, text: string, quantity: Quantity) => quantity === unit.quantity && pattern.test(text)
  const stated =
    BEFORE.find(([quantity, , pattern]) => isOf(pattern, measure.before, quantity)) ??
    AFTER.find(([quantity, , pattern]) => isOf(pattern, measure.after, quantity))
  const axis = measure.axes.length === 1 && measure.axes[0] ? AXES[measure.axes[0].toUpperCase()] : undefined
  const name = stated?.[1] ?? (unit.quantity === "length" ? axis : USUAL[unit.quantity])
  return name === undefined ? [] : [{ name, value, words, isStated: stated !== undefined || axis !== undefined }]
}

/** Three sides are length, width and height, in that order unless the text says otherwise; two are what they are. */
function sidesOf({ numbers, unit, words, axes }: Measure): NamedMeasure[] {
  if (numbers.length !== 3) return [{ name: "dimensions", value: `${numbers.join(" × ")} ${unit.symbol}`, words, isStated: true }]
  const said = axes.map((axis) => (axis ? AXES[axis.toUpperCase()] : undefined))
  const order = said.every((name) => name !== undefined) && new Set(said).size === 3 ? said : ["length", "width", "height"]
  return numbers.map((number, index) => ({ name: order[index] ?? "", value: `${number} ${unit.symbol}`, words, isStated: true }))
}

function amountOf({ numbers, unit, kind }: Measure, { value }: NamedMeasure): number {
  return unit.size * (kind === "sides" ? Number.parseFloat(value) : numbers.reduce((product, number) => product * number, 1))
}

function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) <= SAME * Math.max(one, other)
}
