/** What a unit measures. */
export type Quantity = "length" | "mass" | "volume" | "power" | "voltage" | "charge" | "storage"

export interface Unit {
  quantity: Quantity
  /** As a draft writes it, in both languages. */
  symbol: string
  /** In millimetres, grams, millilitres, watts, volts, milliampere hours, gigabytes. */
  size: number
  /** How texts write it. Symbols are matched to the letter: `5G` is no weight and `5 M` no length. */
  exact: readonly string[]
  /** Matched whatever the case, English plurals included. */
  words: readonly string[]
}

const unit = (quantity: Quantity, symbol: string, size: number, exact: string, words: string): Unit => ({
  ...{ quantity, symbol, size },
  exact: exact.split(" ").filter(Boolean),
  words: words.split("|").filter(Boolean),
})

export const UNITS: readonly Unit[] = [
  unit("length", "mm", 1, "mm MM Mm", "millimetre|millimeter|毫米"),
  unit("length", "cm", 10, "cm CM Cm", "centimetre|centimeter|厘米|公分"),
  unit("length", "m", 1000, "m", "metre|meter|米"),
  unit("length", "in", 25.4, 'in In IN " ″', "inch|inche|英寸|寸"),
  unit("length", "ft", 304.8, "ft ′", "foot|feet|英尺"),
  unit("mass", "mg", 0.001, "mg", "milligram|milligramme|毫克"),
  unit("mass", "g", 1, "g gr", "gram|gramme|克"),
  unit("mass", "kg", 1000, "kg Kg KG kgs", "kilogram|kilogramme|kilo|千克|公斤"),
  unit("mass", "oz", 28.349523125, "oz OZ Oz", "ounce|盎司"),
  unit("mass", "lb", 453.59237, "lb lbs LB LBS", "pound|磅"),
  unit("mass", "斤", 500, "", "斤"),
  unit("volume", "ml", 1, "ml mL ML Ml", "millilitre|milliliter|毫升"),
  unit("volume", "cl", 10, "cl cL", "centilitre|centiliter|厘升"),
  unit("volume", "l", 1000, "l L", "litre|liter|升"),
  unit("volume", "fl oz", 29.5735295625, "", "fl oz|fl. oz|fl.oz|fluid ounce|液体盎司"),
  unit("power", "W", 1, "W", "watt|瓦"),
  unit("power", "kW", 1000, "kW KW", "kilowatt|千瓦"),
  unit("voltage", "V", 1, "V", "volt|伏|伏特"),
  unit("charge", "mAh", 1, "mAh mah MAH mAH", "毫安时|毫安"),
  unit("storage", "GB", 1, "GB Gb", "gigabyte"),
  unit("storage", "TB", 1000, "TB", "terabyte"),
]

/** By the words that stand for them, the longest first. */
export const UNIT_NAMES: readonly (readonly [name: string, unit: Unit, isExact: boolean])[] = UNITS.flatMap((known) => [
  ...known.exact.map((name) => [name, known, true] as const),
  ...known.words.map((name) => [name, known, false] as const),
]).sort(([one], [other]) => other.length - one.length)

/** The unit of that name; null for anything else. */
export function unitNamed(name: string): Unit | null {
  const words = name.toLowerCase().replace(/(?<=[a-z]{3})s$/u, "").replace(/\s+/gu, " ")
  const found = UNIT_NAMES.find(([known, , isExact]) => (isExact ? known === name : known === words))
  return found?.[1] ?? null
}
