import type { Pattern } from "./drawing"
import type { Random } from "./random"

/** Half the side of the square the pattern covers; no product reaches further from its origin, however it is turned. */
const REACH = 340

/**
 * The pattern as one SVG group around the origin, to be clipped by each part of the product.
 * @param unit how long one unit of the picture is in the product's coordinates
 */
export function printPattern(pattern: Pattern, contrast: string, unit: number, random: Random): string {
  switch (pattern) {
    case "plain":
      return ""
    case "striped":
      return printStripes(contrast, unit, random)
    case "dotted":
      return printDots(contrast, unit, random)
    case "checked":
      return printChecks(contrast, unit, random)
  }
}

function printStripes(contrast: string, unit: number, random: Random): string {
  const period = random.between(30, 40) * unit
  const width = period * random.between(0.34, 0.46)
  const angle = random.pick([0, 0, 0, 90, 90, 45, -45])
  return `<path transform="rotate(${angle})" d="${bands(period)}" stroke="${contrast}" stroke-width="${width.toFixed(1)}"/>`
}

function printDots(contrast: string, unit: number, random: Random): string {
  const distance = random.between(34, 44) * unit
  const diameter = distance * random.between(0.5, 0.58)
  const rows = Math.ceil(REACH / distance)
  let path = ""
  for (let row = -rows; row <= rows; row++) {
    const shift = row % 2 === 0 ? 0 : distance / 2
    for (let column = -rows; column <= rows; column++) {
      path += `M${(column * distance + shift).toFixed(1)} ${(row * distance * 0.9).toFixed(1)}h.01`
    }
  }
  return `<path d="${path}" stroke="${contrast}" stroke-width="${diameter.toFixed(1)}" stroke-linecap="round"/>`
}

/** Gingham: where two translucent bands cross, the check is at its fullest. */
function printChecks(contrast: string, unit: number, random: Random): string {
  const period = random.between(42, 54) * unit
  const width = period * random.between(0.4, 0.46)
  const angle = random.pick([0, 0, 0, 45])
  const band = `d="${bands(period)}" stroke="${contrast}" stroke-opacity=".5" stroke-width="${width.toFixed(1)}"`
  return `<g transform="rotate(${angle})"><path ${band}/><path transform="rotate(90)" ${band}/></g>`
}

function bands(period: number): string {
  const count = Math.ceil(REACH / period)
  let path = ""
  for (let index = -count; index <= count; index++) {
    path += `M${-REACH} ${(index * period).toFixed(1)}H${REACH}`
  }
  return path
}
