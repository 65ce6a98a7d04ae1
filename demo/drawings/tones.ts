import type { Colour } from "./drawing"
import type { Random } from "./random"

type Range = readonly [low: number, high: number]

/** Hue in degrees, saturation and lightness in percent. */
interface Hsl {
  hue: number
  saturation: number
  lightness: number
}

interface ColourRange {
  hue: Range
  saturation: Range
  lightness: Range
  /** What a pattern is printed in: it must leave the product its colour's name. */
  contrasts: readonly Hsl[]
}

const hsl = (hue: number, saturation: number, lightness: number): Hsl => ({ hue, saturation, lightness })
const CREAM = hsl(42, 60, 93)

/** The ranges keep a gap between neighbours: red and pink, orange and brown, blue and purple. */
const RANGES: Record<Colour, ColourRange> = {
  red: { hue: [354, 361], saturation: [72, 82], lightness: [43, 49], contrasts: [CREAM, hsl(36, 66, 80)] },
  orange: { hue: [24, 29], saturation: [90, 97], lightness: [52, 57], contrasts: [CREAM, hsl(32, 100, 81)] },
  yellow: { hue: [47, 52], saturation: [90, 97], lightness: [55, 60], contrasts: [hsl(50, 60, 97), hsl(46, 85, 35)] },
  green: { hue: [130, 152], saturation: [44, 60], lightness: [33, 42], contrasts: [CREAM, hsl(140, 40, 72)] },
  blue: { hue: [211, 222], saturation: [65, 78], lightness: [43, 51], contrasts: [CREAM, hsl(212, 75, 80)] },
  purple: { hue: [268, 279], saturation: [44, 56], lightness: [43, 50], contrasts: [CREAM, hsl(272, 55, 80)] },
  pink: { hue: [334, 344], saturation: [78, 90], lightness: [74, 79], contrasts: [hsl(340, 60, 97), CREAM] },
  brown: { hue: [19, 26], saturation: [40, 50], lightness: [26, 32], contrasts: [hsl(34, 50, 80), hsl(30, 44, 68)] },
  black: { hue: [210, 240], saturation: [3, 8], lightness: [11, 15], contrasts: [hsl(220, 4, 62), hsl(40, 10, 84)] },
  white: { hue: [35, 60], saturation: [12, 24], lightness: [96, 98], contrasts: [hsl(215, 10, 56), hsl(215, 14, 64)] },
}

/** The shades of one product, as CSS colours. */
export interface Tones {
  colour: Colour
  base: string
  light: string
  dark: string
  deep: string
  outline: string
  stitch: string
  contrast: string
  /** Soles, laces, linings: pale, and apart from the product even where that is white. */
  trim: string
  trimShade: string
  wood: string
  woodShade: string
}

export function pickTones(colour: Colour, random: Random): Tones {
  const range = RANGES[colour]
  const hue = random.between(...range.hue)
  const saturation = random.between(...range.saturation)
  const lightness = random.between(...range.lightness)
  const contrast = random.pick(range.contrasts)
  const shade = (change: number, saturationFactor = 1): string =>
    toHex(hsl(hue, saturation * saturationFactor, Math.min(98, Math.max(3, lightness + change))))
  const white = colour === "white"
  const black = colour === "black"
  const pink = colour === "pink"
  const grey = (value: number): string => toHex(hsl(35, 10, value))
  return {
    colour,
    base: shade(0),
    light: black ? shade(16) : shade(Math.min(10, 98 - lightness)),
    dark: white ? grey(86) : black ? shade(8) : shade(-8, pink ? 0.85 : 1),
    deep: white ? grey(72) : black ? shade(-7) : shade(-18, pink ? 0.7 : 0.95),
    outline: white ? grey(52) : black ? "#050506" : shade(-26, pink ? 0.55 : 0.9),
    stitch: white ? grey(62) : black ? "#75777d" : colour === "brown" ? shade(30) : shade(Math.min(22, 92 - lightness)),
    contrast: toHex(contrast),
    trim: white ? "#d5cdbf" : "#f6f2ea",
    trimShade: white ? "#ada390" : "#cfc8bb",
    wood: colour === "brown" || colour === "orange" || colour === "yellow" ? "#5a5d66" : "#d8b68a",
    woodShade: colour === "brown" || colour === "orange" || colour === "yellow" ? "#3c3e45" : "#a98457",
  }
}

/** CSS Color Module Level 4, section 7.1. */
function toHex({ hue, saturation, lightness }: Hsl): string {
  const chroma = (saturation / 100) * Math.min(lightness / 100, 1 - lightness / 100)
  const channel = (offset: number): string => {
    const position = (offset + hue / 30) % 12
    const value = lightness / 100 - chroma * Math.max(-1, Math.min(position - 3, 9 - position, 1))
    return Math.round(value * 255).toString(16).padStart(2, "0")
  }
  return `#${channel(0)}${channel(8)}${channel(4)}`
}
