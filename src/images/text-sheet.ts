import { sharp } from "./decoder"
import type { PreparedPicture } from "./prepare-picture"
import { stretchContrast } from "./stretch-contrast"
import type { TextLine } from "./text-lines"

export type Pixels = Pick<PreparedPicture, "data" | "width" | "height">

/** Pixels of a letter on the sheet: large enough for any model, and of a full sheet what a tenth is of a usual picture. */
const LETTER_HEIGHT = 29
/** Of a letter's height, on each side of a line: enough to tell print from its ground. */
const MARGIN = 0.4
/** Lines are turned at twice the size and then scaled down, so that their edges stay sharp. */
const FINENESS = 2
/** Pixels of the sheet's sides, and the step of the vision encoder's grid. */
const SHORTEST_SIDE = 320
const LONGEST_SIDE = 512
const STEP = 32
/** Pixels between lines. */
const GAP = 12
/** Pale, as behind a product: a dark sheet would draw the eye away from its print. */
const GROUND = [230, 222, 210]
/** Print that is nearly as light as its ground is hardly seen without; more makes patterns of noise. */
const STEEPEST_STRETCH = 8

const CHANNELS = 3

/** @param line in the pixels of the picture as it came, upright */
export type CropFile = (area: { left: number; top: number; width: number; height: number }, scale: number) => Promise<Pixels>

/** Lines of print one below the other, level, sharp and of one height: packed RGB with sides of 320 to 512 pixels. */
export async function textSheet(lines: readonly TextLine[], crop: CropFile): Promise<Pixels> {
  const strips: Pixels[] = []
  for (const line of lines) strips.push(await levelStrip(line, crop))
  return stack(strips)
}

/** One line cut out, turned level, its contrast stretched, and scaled to the sheet's letters or, where it is long, to its width. */
async function levelStrip(line: TextLine, crop: CropFile): Promise<Pixels> {
  const margin = line.height * MARGIN
  const [wide, tall] = [line.width + 2 * margin, line.height + 2 * margin]
  const scale = Math.min(LETTER_HEIGHT / line.height, (LONGEST_SIDE - 2 * GAP) / wide)
  const radians = (Math.abs(line.angle) * Math.PI) / 180
  const boxWidth = wide * Math.cos(radians) + tall * Math.sin(radians)
  const boxHeight = wide * Math.sin(radians) + tall * Math.cos(radians)
  const area = { left: line.x - boxWidth / 2, top: line.y - boxHeight / 2, width: boxWidth, height: boxHeight }
  const cut = await crop(area, scale * FINENESS)
  const width = Math.max(1, Math.round(wide * scale))
  const height = Math.max(1, Math.round(tall * scale))
  const turned = await sharp(cut.data, { raw: { width: cut.width, height: cut.height, channels: CHANNELS } })
    .rotate(-line.angle, { background: meanEdge(cut) })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const inner = {
    width: Math.min(turned.info.width, width * FINENESS),
    height: Math.min(turned.info.height, height * FINENESS),
  }
  const { data } = await sharp(turned.data, { raw: { width: turned.info.width, height: turned.info.height, channels: CHANNELS } })
    .extract({
      left: (turned.info.width - inner.width) >> 1,
      top: (turned.info.height - inner.height) >> 1,
      ...inner,
    })
    .resize(width, height, { fit: "fill" })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const pixels = new Uint8Array(data)
  stretchContrast(pixels, { steepest: STEEPEST_STRETCH, measured: middleRows({ data: pixels, width, height }) })
  return { data: pixels, width, height }
}

/** Without the margins above and below, where something else may begin. */
function middleRows({ data, width, height }: Pixels): Uint8Array {
  const margin = Math.round((height * MARGIN) / (1 + 2 * MARGIN))
  return data.subarray(margin * width * CHANNELS, (height - margin) * width * CHANNELS)
}

function stack(strips: readonly Pixels[]): Pixels {
  const widest = Math.max(...strips.map(({ width }) => width))
  const tall = strips.reduce((sum, { height }) => sum + height + GAP, GAP)
  const width = sideFor(widest + 2 * GAP)
  const height = sideFor(tall)
  const data = new Uint8Array(width * height * CHANNELS)
  for (let i = 0; i < data.length; i += CHANNELS) data.set(GROUND, i)
  let top = (height - tall) / 2 + GAP
  for (const strip of strips) {
    const left = Math.floor((width - strip.width) / 2)
    for (let row = 0; row < strip.height; row++) {
      const from = row * strip.width * CHANNELS
      data.set(strip.data.subarray(from, from + strip.width * CHANNELS), ((Math.floor(top) + row) * width + left) * CHANNELS)
    }
    top += strip.height + GAP
  }
  return { data, width, height }
}

function sideFor(needed: number): number {
  return Math.min(LONGEST_SIDE, Math.max(SHORTEST_SIDE, Math.ceil(needed / STEP) * STEP))
}

/** So many lines are on a sheet at the most. */
export const MOST_LINES = Math.floor((LONGEST_SIDE - GAP) / (LETTER_HEIGHT * (1 + 2 * MARGIN) + 1 + GAP))

function meanEdge({ data, width, height }: Pixels): { r: number; g: number; b: number } {
  const sums = [0, 0, 0]
  let count = 0
  for (let y = 0; y < height; y++) {
    const step = y === 0 || y === height - 1 ? 1 : Math.max(1, width - 1)
    for (let x = 0; x < width; x += step, count++) {
      for (let channel = 0; channel < CHANNELS; channel++) {
        sums[channel] = (sums[channel] ?? 0) + (data[(y * width + x) * CHANNELS + channel] ?? 0)
      }
    }
  }
  const [r = 0, g = 0, b = 0] = sums.map((sum) => Math.round(sum / Math.max(1, count)))
  return { r, g, b }
}
