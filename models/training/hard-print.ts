import sharp from "sharp"

import { drawSvg } from "../../demo/drawings/draw"
import { COLOURS, KINDS, PATTERNS, WORDS, type Drawing } from "../../demo/drawings/drawing"
import { setLabel } from "../../demo/drawings/label"
import { seededRandom } from "../../demo/drawings/random"

/** What makes a drawing's word hard to read. */
export interface Hardship {
  small?: boolean
  tilted?: boolean
  faint?: boolean
}

export interface HardPrint {
  /** Null where nothing is printed. */
  word: string | null
  drawing: Drawing
  /** A WebP file of 1,600 × 1,600 pixels. */
  file: Buffer
}

/** The drawings' unit, of which their side has 640. */
const CAP_HEIGHT = 58
const SIDE = 1600

/**
 * A product of the demo's with a label near its middle: capitals of 58 units where nothing else is said, of
 * 8 to 14 where it is small (6 to 11 pixels once the longest side is 512), turned by 10 to 25 degrees either way,
 * or printed 24 to 42 brightness steps darker than its paper.
 */
export async function hardPrint(seed: number, { small, tilted, faint }: Hardship, lettered = true): Promise<HardPrint> {
  const random = seededRandom(seed)
  const drawing = { kind: random.pick(KINDS), colour: random.pick(COLOURS), pattern: random.pick(PATTERNS), word: null, seed }
  const word = random.pick(WORDS)
  const scale = small ? random.between(8, 14) / CAP_HEIGHT : 1
  const turn = tilted ? random.between(10, 25) * (random.chance(0.5) ? 1 : -1) : random.between(-3, 3)
  const grey = Math.round(247 - random.between(24, 42)).toString(16)
  const tone = `#${grey}${grey}${grey}`
  const label = setLabel(word, CAP_HEIGHT, faint ? { ink: tone, rim: tone } : {})
  const at = `translate(${random.between(290, 350).toFixed(1)} ${random.between(290, 370).toFixed(1)}) rotate(${turn.toFixed(1)}) scale(${scale.toFixed(4)})`
  const svg = drawSvg(drawing, SIDE)
  const printed = lettered ? svg.replace("</svg>", `<g transform="${at}">${label.svg}</g></svg>`) : svg
  return { word: lettered ? word : null, drawing, file: await sharp(Buffer.from(printed)).removeAlpha().webp({ quality: 88 }).toBuffer() }
}
