import { brightnessSums, inkComponents, type GreyPicture } from "./ink-components"
import { textLines, type TextLine } from "./text-lines"

/** Pixels of a letter's longer side, at the size that it is looked for at. */
const LETTER = { leastSide: 6, mostSide: 48 }
/** Halvings of the picture: together they find letters of 6 to 192 pixels. */
const SIZES = 3
const SHORTEST_SIDE = 24
/** Of two tones, 0 to 1; small print is blurred. */
const LEAST_SEPARATION = 0.78

/**
 * Where a picture seems to have print, without a neural network: patches of ink that look like
 * letters, side by side on a straight line, dark on light or light on dark. Words of three letters
 * and more, tilted by up to 35 degrees. Textures may pass for print now and then.
 *
 * @returns in reading order: from top to bottom, lines side by side from left to right
 */
export function textRegions(picture: GreyPicture): TextLine[] {
  const found: TextLine[] = []
  let level = picture
  for (let size = 0, scale = 1; size < SIZES; size++, scale *= 2) {
    if (size > 0) level = halve(level)
    if (Math.min(level.width, level.height) < SHORTEST_SIDE) break
    const sums = brightnessSums(level)
    for (const sign of [-1, 1] as const) {
      const components = inkComponents(level, sums, sign, LETTER)
      const lines = textLines(components).filter((line) => isOfTwoTones(line, level))
      found.push(...lines.map((line) => enlarged(line, scale)))
    }
  }
  return inReadingOrder(withoutOverlaps(found))
}

function halve({ data, width, height }: GreyPicture): GreyPicture {
  const [half, rows] = [width >> 1, height >> 1]
  const halved = new Uint8Array(half * rows)
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < half; x++) {
      const at = 2 * y * width + 2 * x
      halved[y * half + x] = ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + width] ?? 0) + (data[at + width + 1] ?? 0) + 2) >> 2
    }
  }
  return { data: halved, width: half, height: rows }
}

function enlarged(line: TextLine, scale: number): TextLine {
  return { ...line, x: line.x * scale, y: line.y * scale, width: line.width * scale, height: line.height * scale }
}

/** The same print shows at several sizes, and the ground between letters as ink of the other sort: the best of each place stays. */
function withoutOverlaps(lines: readonly TextLine[]): TextLine[] {
  const kept: TextLine[] = []
  for (const line of [...lines].sort((one, other) => weightOf(other) - weightOf(one))) {
    if (!kept.some((other) => covers(other, line) || covers(line, other))) kept.push(line)
  }
  return kept
}

/**
 * Whether the line's pixels are of two tones, ink and ground: the share of their variance that lies between the
 * two (Otsu 1979). Of evenly spread tones it is three quarters.
 */
function isOfTwoTones({ x, y, width, height, angle }: TextLine, picture: GreyPicture): boolean {
  const radians = (angle * Math.PI) / 180
  const [cosine, sine] = [Math.cos(radians), Math.sin(radians)]
  const counts = new Uint32Array(256)
  let [total, sum, squares] = [0, 0, 0]
  for (let across = -height / 2; across <= height / 2; across++) {
    for (let along = -width / 2; along <= width / 2; along++) {
      const column = Math.round(x + along * cosine - across * sine)
      const row = Math.round(y + along * sine + across * cosine)
      if (column < 0 || row < 0 || column >= picture.width || row >= picture.height) continue
      const value = picture.data[row * picture.width + column] ?? 0
      counts[value] = (counts[value] ?? 0) + 1
      total++
      sum += value
      squares += value * value
    }
  }
  const variance = squares / total - (sum / total) ** 2
  let [below, belowSum, most] = [0, 0, 0]
  for (let value = 0; value < 255; value++) {
    below += counts[value] ?? 0
    belowSum += value * (counts[value] ?? 0)
    const above = total - below
    if (below === 0 || above === 0) continue
    most = Math.max(most, (below / total) * (above / total) * (belowSum / below - (sum - belowSum) / above) ** 2)
  }
  return variance > 0 && most / variance > LEAST_SEPARATION
}

/** How much a line looks like print. */
export function weightOf({ letters, contrast }: TextLine): number {
  return Math.min(letters, 12) * Math.sqrt(contrast)
}

function covers({ x, y, width, height, angle }: TextLine, other: TextLine): boolean {
  const radians = (angle * Math.PI) / 180
  const [dx, dy] = [other.x - x, other.y - y]
  const along = Math.abs(dx * Math.cos(radians) + dy * Math.sin(radians))
  const across = Math.abs(dy * Math.cos(radians) - dx * Math.sin(radians))
  return along < width / 2 + height / 2 && across < height * 0.8
}

function inReadingOrder(lines: readonly TextLine[]): TextLine[] {
  const rows: TextLine[][] = []
  for (const line of [...lines].sort((one, other) => one.y - other.y)) {
    const row = rows.at(-1)
    const [first] = row ?? []
    if (row && first && line.y - first.y < Math.min(line.height, first.height) * 0.6) row.push(line)
    else rows.push([line])
  }
  return rows.flatMap((row) => row.sort((one, other) => one.x - other.x))
}
