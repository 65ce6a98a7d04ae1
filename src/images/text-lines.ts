import type { InkComponent } from "./ink-components"

/** A line of print, in the pixels of the picture that it was found in. */
export interface TextLine {
  /** Its middle. */
  x: number
  y: number
  /** Along the letters. */
  width: number
  /** Of its letters. */
  height: number
  /** Degrees, clockwise from level; -35 to 35. */
  angle: number
  /** Brightness steps between ink and ground, 0 to 255. */
  contrast: number
  letters: number
}

/** Of a line; two shapes side by side are anywhere. */
const FEWEST_LETTERS = 3
/** Degrees. Steeper lines are not looked for: which end is up could not be told. */
const STEEPEST = 35
/** Pixels; smaller shapes are all alike. */
const LEAST_HEIGHT = 6
const DEGREE = Math.PI / 180

/** Lines of at least three shapes like letters, of like size and ink, side by side on a straight line. */
export function textLines(components: readonly InkComponent[]): TextLine[] {
  const letters = components.filter(isLike).sort((one, other) => one.left - other.left)
  const parents = letters.map((_, index) => index)
  const rootOf = (index: number): number => {
    const parent = parents[index] ?? index
    return parent === index ? index : (parents[index] = rootOf(parent))
  }
  letters.forEach((letter, index) => {
    for (let next = index + 1; next < letters.length; next++) {
      const other = letters[next]
      if (!other || other.left - (letter.left + letter.width) > sideOf(letter) * 2) break
      if (areNeighbours(letter, other)) parents[rootOf(next)] = rootOf(index)
    }
  })
  const groups = new Map<number, InkComponent[]>()
  letters.forEach((letter, index) => {
    const root = rootOf(index)
    groups.set(root, [...(groups.get(root) ?? []), letter])
  })
  return [...groups.values()].flatMap(lineOf)
}

/** Drawn with a stroke, and neither a solid spot nor a long rule. */
function isLike({ width, height, area, stroke, elongation }: InkComponent): boolean {
  const aspect = width / height
  const fill = area / (width * height)
  if (aspect > 4 || aspect < 1 / 12 || elongation > 14) return false
  const isSpot = aspect > 0.5 && aspect < 2 && fill > 0.72
  return !isSpot && fill > 0.08 && stroke < 0.4 * Math.max(width, height)
}

function areNeighbours(one: InkComponent, other: InkComponent): boolean {
  const [small, large] = [sideOf(one), sideOf(other)].sort((a, b) => a - b) as [number, number]
  if (large > 2 * small || Math.max(one.stroke, other.stroke) > 2.2 * Math.min(one.stroke, other.stroke)) return false
  if (Math.abs(one.ink - other.ink) > 45) return false
  const gap = other.left - (one.left + one.width)
  if (gap > 0.9 * large) return false
  const [across, down] = [middleX(other) - middleX(one), middleY(other) - middleY(one)]
  return Math.abs(down) <= across * Math.tan(STEEPEST * DEGREE) + 0.12 * large
}

function lineOf(letters: InkComponent[]): TextLine[] {
  if (letters.length < FEWEST_LETTERS || !vary(letters)) return []
  const angle = angleOf(letters)
  if (angle === null) return []
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
  const along = (x: number, y: number) => x * cosine + y * sine
  const across = (x: number, y: number) => y * cosine - x * sine
  const lean = Math.abs(sine)
  // Of the upright letter in a box that its tilt has made taller and wider.
  const heights = letters.map(({ width, height }) => Math.max((height * cosine - width * lean) / Math.cos(2 * angle), 0.4 * height))
  const height = quantile(heights, 0.7)
  const offsets = letters.map((letter) => across(middleX(letter), middleY(letter)))
  const middle = quantile(offsets, 0.5)
  const spread = Math.sqrt(offsets.reduce((sum, offset) => sum + (offset - middle) ** 2, 0) / letters.length)
  if (height < LEAST_HEIGHT || spread > 0.3 * height) return []
  const stands = (offset: (index: number) => number) => {
    const places = letters.map((_, index) => offset(index))
    const line = quantile(places, 0.5)
    return places.filter((place) => Math.abs(place - line) <= 0.17 * height).length / letters.length
  }
  // Letters stand on a line, and most reach up to another; what a texture throws together does not.
  const onBase = stands((index) => (offsets[index] ?? 0) + (heights[index] ?? 0) / 2)
  const atTop = stands((index) => (offsets[index] ?? 0) - (heights[index] ?? 0) / 2)
  if (onBase < 0.7 || atTop < 0.5) return []
  const strokes = letters.map(({ stroke }) => stroke)
  if (quantile(strokes, 0.8) > 1.6 * quantile(strokes, 0.2)) return []
  const starts = letters.map((letter) => along(middleX(letter), middleY(letter)) - (letter.width * cosine) / 2)
  const ends = letters.map((letter) => along(middleX(letter), middleY(letter)) + (letter.width * cosine) / 2)
  const [start, end] = [Math.min(...starts), Math.max(...ends)]
  const centre = (start + end) / 2
  return [
    {
      x: centre * cosine - middle * sine,
      y: centre * sine + middle * cosine,
      width: end - start,
      height,
      angle: angle / DEGREE,
      contrast: quantile(letters.map(({ ink, ground }) => Math.abs(ink - ground)), 0.5),
      letters: letters.length,
    },
  ]
}

/** The same shape again and again is a pattern, and bars alone are stripes. */
function vary(letters: readonly InkComponent[]): boolean {
  const shapes = letters.filter(({ elongation }) => elongation < 4.5)
  if (shapes.length < 2) return false
  const spread = (values: number[]) => (quantile(values, 0.9) - quantile(values, 0.1)) / quantile(values, 0.5)
  return spread(letters.map(({ area }) => area)) > 0.15 || spread(letters.map(({ width }) => width)) > 0.2
}

/** Radians, of the straight line through the letters' middles (least squares); null where it is too steep. */
function angleOf(letters: readonly InkComponent[]): number | null {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(letters.map(middleX)), mean(letters.map(middleY))]
  const xx = mean(letters.map((letter) => (middleX(letter) - x) ** 2))
  const xy = mean(letters.map((letter) => (middleX(letter) - x) * (middleY(letter) - y)))
  const angle = Math.atan2(xy, xx)
  return xx === 0 || Math.abs(angle) > STEEPEST * DEGREE ? null : angle
}

function sideOf({ width, height }: InkComponent): number {
  // A letter I is as tall as its neighbours; a merged pair is twice as wide.
  return Math.max(height, Math.min(width, height * 1.5))
}

function middleX({ left, width }: InkComponent): number {
  return left + width / 2
}

function middleY({ top, height }: InkComponent): number {
  return top + height / 2
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
