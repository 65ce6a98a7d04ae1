import type { Point } from "./kinds/product"
import { letterWord } from "./lettering"

const PAPER = "#fbf8f1"
const INK = "#1b1b1f"
const RIM = "#2a2a2e"
const MARGIN = 0.4
const LEAST_CAP_HEIGHT = 52

/** About 46 % of the picture's 640. */
const WIDEST = 294

/** A word's panel, in the picture's units, centred on the origin. */
export interface Label {
  width: number
  height: number
  svg: string
  /** Each letter's middle, along the line through the panel's own middle. */
  letterMiddles: number[]
}

/** An off-white panel with a dark rim, sized to its word; the capitals shrink towards 52 units before it grows too wide. */
export function setLabel(word: string, capHeight: number, { ink = INK, rim = RIM }: { ink?: string; rim?: string } = {}): Label {
  let height = capHeight
  let lettered = letterWord(word, height, ink)
  const allowed = WIDEST / (1 + (2 * MARGIN * height) / lettered.width)
  if (lettered.width > allowed) {
    height = Math.max(LEAST_CAP_HEIGHT, (height * allowed) / lettered.width)
    lettered = letterWord(word, height, ink)
  }
  const width = lettered.width + 2 * MARGIN * height
  const tall = height * (1 + 2 * MARGIN)
  const panel = (shift: number, more: string): string =>
    `<rect x="${round(-width / 2)}" y="${round(-tall / 2 + shift)}" width="${round(width)}" height="${round(tall)}" rx="12" ${more}/>`
  return {
    width,
    height: tall,
    letterMiddles: lettered.middles,
    svg:
      panel(7, 'fill="#000" fill-opacity=".1"') +
      panel(3.5, 'fill="#000" fill-opacity=".16"') +
      panel(0, `fill="${PAPER}" stroke="${rim}" stroke-width="3.5"`) +
      lettered.svg,
  }
}

/** The string of a hang tag: from where it is tied, relative to the label's middle, to the eyelet in its nearest upper corner. */
export function tieLabel(label: Label, tiedAt: Point): string {
  const side = tiedAt.x < 0 ? -1 : 1
  const eyelet = { x: side * (label.width / 2 - 12), y: -label.height / 2 + 12 }
  const middle = { x: (tiedAt.x + eyelet.x) / 2 + side * 10, y: (tiedAt.y + eyelet.y) / 2 + 14 }
  const path = `M${round(tiedAt.x)} ${round(tiedAt.y)}Q${round(middle.x)} ${round(middle.y)} ${round(eyelet.x)} ${round(eyelet.y)}`
  return (
    `<path d="${path}" fill="none" stroke="#4a3d30" stroke-width="5" stroke-linecap="round"/>` +
    `<path d="${path}" fill="none" stroke="#d9c7a4" stroke-width="2.6" stroke-linecap="round"/>` +
    `<circle cx="${round(eyelet.x)}" cy="${round(eyelet.y)}" r="5" fill="#8d7a5c"/>`
  )
}

function round(value: number): string {
  return value.toFixed(1)
}
