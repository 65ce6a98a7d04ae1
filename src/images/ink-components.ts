/** Brightness of a picture: 8 bits a pixel, row by row. */
export interface GreyPicture {
  data: Uint8Array
  /** Pixels. */
  width: number
  height: number
}

/** A connected patch of ink: pixels darker (or lighter) than what is around them. All lengths are in pixels. */
export interface InkComponent {
  left: number
  top: number
  width: number
  height: number
  /** Pixels of ink. */
  area: number
  /** Mean thickness: twice the area over the outline's length. */
  stroke: number
  /** Length over breadth of the ellipse with the same second moments. */
  elongation: number
  /** Mean brightness of the ink, and of the rest of its box. */
  ink: number
  ground: number
}

/** Half the side of the square whose mean a pixel is compared with: wider than any stroke that is looked for. */
const REACH = 13
/** Brightness steps that ink differs from its surroundings: less is noise and compression. */
const LEAST_DIFFERENCE = 7
/**
 * Finds patches of ink by comparing each pixel with the mean around it, and joining neighbours
 * (four-connected) run by run.
 *
 * @param sign -1 for ink that is darker than its ground, 1 for lighter
 * @returns components with at least `leastSide` and at most `mostSide` pixels on their longer side
 */
export function inkComponents(
  { data, width, height }: GreyPicture,
  sums: Uint32Array,
  sign: -1 | 1,
  { leastSide, mostSide }: { leastSide: number; mostSide: number }
): InkComponent[] {
  const patches = new Patches()
  let above: Run[] = []
  for (let y = 0; y < height; y++) {
    const runs: Run[] = []
    const top = Math.max(0, y - REACH)
    const bottom = Math.min(height, y + REACH + 1)
    let start = -1
    let ink = 0
    for (let x = 0; x <= width; x++) {
      const value = x < width ? (data[y * width + x] ?? 0) : 0
      const left = Math.max(0, x - REACH)
      const right = Math.min(width, x + REACH + 1)
      const count = (right - left) * (bottom - top)
      const inside = x < width && sign * (value * count - boxSum(sums, width, left, top, right, bottom)) > LEAST_DIFFERENCE * count
      if (inside) {
        if (start === -1) [start, ink] = [x, 0]
        ink += value
      } else if (start !== -1) {
        runs.push({ start, end: x, patch: patches.add(y, start, x, ink) })
        start = -1
      }
    }
    joinRuns(above, runs, patches)
    above = runs
  }
  return patches.components().flatMap((patch): InkComponent[] => {
    const { left, top, right, bottom, area, ink } = patch
    const [wide, tall] = [right - left, bottom - top]
    const side = Math.max(wide, tall)
    if (side < leastSide || side > mostSide) return []
    // The ground has to show around a patch that fills its box.
    const box = { left: Math.max(0, left - 2), top: Math.max(0, top - 2), right: Math.min(width, right + 2), bottom: Math.min(height, bottom + 2) }
    const around = (box.right - box.left) * (box.bottom - box.top) - area
    const ground = (boxSum(sums, width, box.left, box.top, box.right, box.bottom) - ink) / Math.max(1, around)
    const stroke = (2 * area) / Math.max(1, patch.outline)
    return [{ left, top, width: wide, height: tall, area, stroke, elongation: elongationOf(patch), ink: ink / area, ground }]
  })
}

/** Sums of all brightness above and to the left, `(width + 1) × (height + 1)` (Crow 1984). */
export function brightnessSums({ data, width, height }: GreyPicture): Uint32Array {
  const sums = new Uint32Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += data[y * width + x] ?? 0
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row
    }
  }
  return sums
}

function boxSum(sums: Uint32Array, width: number, left: number, top: number, right: number, bottom: number): number {
  const row = width + 1
  return (
    (sums[bottom * row + right] ?? 0) - (sums[top * row + right] ?? 0) - (sums[bottom * row + left] ?? 0) + (sums[top * row + left] ?? 0)
  )
}

/** Pixels `start` to `end` (exclusive) of one row. */
interface Run {
  start: number
  end: number
  patch: number
}

interface Patch {
  left: number
  top: number
  right: number
  bottom: number
  area: number
  /** Pixel edges between ink and ground. */
  outline: number
  ink: number
  /** Sums of x, y, x², y² and xy over the pixels. */
  x: number
  y: number
  xx: number
  yy: number
  xy: number
}

/** Patches that grow together: a forest of disjoint sets. */
class Patches {
  private readonly parents: number[] = []
  private readonly patches: Patch[] = []

  add(y: number, start: number, end: number, ink: number): number {
    const length = end - start
    const x = (length * (start + end - 1)) / 2
    const xx = sumOfSquares(end - 1) - sumOfSquares(start - 1)
    this.parents.push(this.parents.length)
    this.patches.push({
      left: start, top: y, right: end, bottom: y + 1, area: length, outline: 2 * length + 2, ink,
      x, y: y * length, xx, yy: y * y * length, xy: x * y,
    })
    return this.parents.length - 1
  }

  /** @param shared pixel edges where the two touch */
  join(one: number, other: number, shared: number): void {
    const [a, b] = [this.root(one), this.root(other)]
    const [into, from] = [this.patches[a], this.patches[b]]
    if (!into || !from) return
    into.outline -= 2 * shared
    if (a === b) return
    this.parents[b] = a
    into.left = Math.min(into.left, from.left)
    into.right = Math.max(into.right, from.right)
    into.top = Math.min(into.top, from.top)
    into.bottom = Math.max(into.bottom, from.bottom)
    for (const sum of ["area", "outline", "ink", "x", "y", "xx", "yy", "xy"] as const) into[sum] += from[sum]
  }

  components(): Patch[] {
    return this.patches.filter((_, index) => this.parents[index] === index)
  }

  private root(index: number): number {
    let at = index
    for (let parent = this.parents[at] ?? at; parent !== at; parent = this.parents[at] ?? at) {
      // Halves the way for the next search.
      this.parents[at] = this.parents[parent] ?? parent
      at = parent
    }
    return at
  }
}

function joinRuns(above: readonly Run[], below: readonly Run[], patches: Patches): void {
  let first = 0
  for (const run of below) {
    while (first < above.length && (above[first]?.end ?? 0) <= run.start) first++
    for (let at = first; at < above.length; at++) {
      const other = above[at]
      if (!other || other.start >= run.end) break
      patches.join(run.patch, other.patch, Math.min(run.end, other.end) - Math.max(run.start, other.start))
    }
  }
}

function elongationOf({ area, x, y, xx, yy, xy }: Patch): number {
  // A pixel's own extent keeps a line of single pixels from being infinitely long.
  const a = xx / area - (x / area) ** 2 + 1 / 12
  const c = yy / area - (y / area) ** 2 + 1 / 12
  const b = xy / area - (x / area) * (y / area)
  const spread = Math.sqrt(((a - c) / 2) ** 2 + b * b)
  const middle = (a + c) / 2
  return Math.sqrt((middle + spread) / Math.max(1 / 12, middle - spread))
}

/** 0² + 1² + … + n² */
function sumOfSquares(n: number): number {
  return n < 0 ? 0 : (n * (n + 1) * (2 * n + 1)) / 6
}
