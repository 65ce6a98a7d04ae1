import { normalised, type Claim, type ClaimReader } from "./claim"

interface Unit {
  dimension: string
  /** In the dimension's base unit. */
  size: number
}

const UNITS = new Map<string, Unit>()
/** @param names parted by `|`; single letters and those with `=` keep their case */
function unit(dimension: string, size: number, names: string): void {
  for (const name of names.split("|")) UNITS.set(name, { dimension, size })
}

unit("length", 1, "m|metre|meter|metres|meters|米")
unit("length", 0.01, "cm|centimetre|centimeter|centimetres|centimeters|厘米|公分")
unit("length", 0.001, "mm|millimetre|millimeter|millimetres|millimeters|毫米")
unit("length", 1000, "km|kilometre|kilometer|kilometres|kilometers|公里|千米")
unit("length", 0.0254, "inch|inches|\"|″|英寸|寸")
unit("length", 0.3048, "ft|foot|feet|英尺")
unit("weight", 1, "g|gram|grams|gramme|grammes|克")
unit("weight", 1000, "kg|kgs|kilo|kilos|kilogram|kilograms|千克|公斤")
unit("weight", 0.001, "mg|毫克")
unit("weight", 500, "斤")
unit("weight", 28.35, "oz|ounce|ounces|盎司")
unit("weight", 453.6, "lb|lbs|pound|pounds|磅")
unit("capacity", 1, "l|L|litre|liter|litres|liters|升")
unit("capacity", 0.001, "ml|millilitre|milliliter|millilitres|milliliters|毫升")
unit("capacity", 0.01, "cl")
unit("capacity", 0.02957, "fl oz|fluid ounce|fluid ounces|液盎司")
unit("capacity", 3.785, "gallon|gallons|加仑")
unit("capacity", 0.473, "pint|pints")
unit("time", 1, "hour|hours|hr|hrs|h|小时|个小时")
unit("time", 1 / 60, "minute|minutes|min|mins|分钟")
unit("time", 24, "day|days|天")
unit("time", 8766, "year|years|yr|yrs|年")
unit("time", 730.5, "month|months|个月")
unit("charge", 1, "mah|毫安|毫安时")
unit("power", 1, "w|W|watt|watts|瓦")
unit("power", 1000, "kw|千瓦")
unit("voltage", 1, "v|V|volt|volts|伏")
unit("frequency", 1, "hz|赫兹")
unit("light", 1, "lm|lumen|lumens|流明")
unit("storage", 1, "gb")
unit("storage", 1024, "tb")
unit("pixels", 1, "mp|megapixel|megapixels|万像素")
unit("sound", 1, "db|分贝")
unit("temperature", 1, "°c|℃|摄氏度|度")
unit("share", 1, "%|percent|per cent")
unit("threads", 1, "thread count")
unit("pressure", 1, "bar|psi|atm")
unit("purity", 1, "克拉|carat|carats")

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  half: 0.5, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12, fifteen: 15,
  twenty: 20, thirty: 30, forty: 40, fifty: 50, hundred: 100, 半: 0.5, 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10,
}
const CHINESE_NUMBER = "(?<![一二两三四五六七八九十百千半])[一二两三四五六七八九十百千半]{1,7}"
const escaped = [...UNITS.keys()].sort((one, other) => other.length - one.length).map((name) => name.replace(/ /g, "[\\s-]"))
const FIGURE = String.raw`\d{1,9}(?:[.,]\d{1,9}){0,3}`
const MEASURE = new RegExp(
  String.raw`(?<![\p{Script=Latin}\p{N}.,])(?<sides>(?:${FIGURE}\s?(?:cm|mm|m)?\s?[x×*]\s?){0,3})(?<number>${FIGURE}|${CHINESE_NUMBER}|(?:${Object.keys(NUMBER_WORDS)
    .filter((word) => /^[a-z]/.test(word))
    .join("|")})(?=[\s-]))[\s-]?(?:an?\s)?(?<unit>${escaped.join("|")})(?![\p{Script=Latin}\p{N}])`,
  "giu"
)
/** Protection classes and factors: the figure comes behind. */
const CLASS = /(?<![\p{L}\p{N}])(?<name>SPF|UPF|IPX?|PA)[\s-]?(?<number>\d{1,3}\+{0,4}|\+{1,4})/giu
/** Sayings and years, not measures. */
const HARMLESS = /^(?:(?:19|20)\d\d年|一天|两天|三天|一年|四年|十年|百年|千年|一度|一寸|半天|one day|one year|one minute)$/iu

/** Figures with units, in whatever unit: `0.5 l` is `500 毫升`. Prints on a product are read the same way. */
export const MEASURES: ClaimReader = {
  kind: "measure",
  about: "a measure",
  read: (text) => {
    const plain = normalised(text)
    const measured = [...plain.matchAll(MEASURE)].flatMap(({ 0: found, groups }) => {
      const sides = [...(groups?.["sides"] ?? "").matchAll(new RegExp(FIGURE, "g"))].map(([side]) => side)
      return [...sides, groups?.["number"] ?? ""].flatMap((number) => measure(found, number, groups?.["unit"] ?? ""))
    })
    const classes = [...plain.matchAll(CLASS)].map(({ 0: found, groups }) =>
      claim(found, `${groups?.["name"]?.toLowerCase()} ${groups?.["number"]}`, "error")
    )
    return [...measured, ...classes]
  },
}

function measure(found: string, number: string, name: string): Claim[] {
  // A single letter means another thing in the other case: 5G is no weight, 5 M no length.
  const known = UNITS.get(name) ?? (name.length > 1 ? UNITS.get(name.toLowerCase().replace("-", " ")) : undefined)
  const amount = amountOf(number)
  if (!known || amount === null || HARMLESS.test(found)) return []
  return [claim(found, `${known.dimension} ${(amount * known.size).toPrecision(3)}`, "error")]
}

function claim(text: string, id: string, severity: Claim["severity"]): Claim {
  return { id, text: text.trim(), severity, implies: [], isBareWord: false }
}

function amountOf(number: string): number | null {
  const word = NUMBER_WORDS[number.toLowerCase()]
  if (word !== undefined) return word
  if (/^\d/.test(number)) return figure(number)
  return chineseNumber(number)
}

/** `1,5` is one and a half, `1,500` fifteen hundred. */
function figure(number: string): number | null {
  const value = Number(/,\d{3}(?!\d)/.test(number) ? number.replaceAll(",", "") : number.replace(",", "."))
  return Number.isFinite(value) ? value : null
}

/** 五百, 两千五百, 十二. */
function chineseNumber(number: string): number | null {
  const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
  let sum = 0
  let digit = 0
  for (const character of number) {
    const place = places[character]
    if (place === undefined) digit = NUMBER_WORDS[character] ?? 0
    else {
      sum += (digit || 1) * place
      digit = 0
    }
  }
  return sum + digit || null
}
