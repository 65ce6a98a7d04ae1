import type { Drawing } from "./drawing"
import type { Box, Point, Product } from "./kinds/product"
import { PRODUCTS } from "./kinds/products"
import { setLabel, tieLabel, type Label } from "./label"
import { Material } from "./material"
import { printPattern } from "./print-pattern"
import { seededRandom, type Random } from "./random"
import { setStudio } from "./studio"
import { pickTones } from "./tones"

/** The picture's side; all lengths in these files are in this unit unless they are a product's own. */
const SIDE = 640
const EDGE = 12
const DEGREE = Math.PI / 180

/** Keeps the pose's numbers apart from those that `randomDrawing` drew its facts from. */
const POSE_SALT = 0x5bd1e995

/** How a product stands in its picture. */
interface Pose {
  scale: number
  turn: number
  mirror: 1 | -1
  centre: Point
}

/** A drawing's parts in their places; `random` goes on where the arrangement left off. */
function arrange(drawing: Drawing) {
  const product = PRODUCTS[drawing.kind]
  const random = seededRandom(drawing.seed ^ POSE_SALT)
  const tones = pickTones(drawing.colour, random)
  const studio = setStudio(drawing.colour, random)
  const label = drawing.word === null ? null : setLabel(drawing.word, random.between(54, 62))
  const longer = Math.max(product.box.width, product.box.height)
  const scale = (SIDE * random.between(label ? 0.68 : 0.62, 0.82)) / longer
  const mirror = product.mirrors && random.chance(0.5) ? -1 : 1
  const turn = random.aroundMiddle(-10, 10)
  return { product, tones, studio, label, random, ...settle(product, label, { scale, mirror, turn }, random) }
}

/** Where each letter of the word lies: its middle, as shares of the picture's width and height. */
export function letterPlaces(drawing: Drawing): { letter: string; x: number; y: number }[] {
  const { label, labelAt, pose } = arrange(drawing)
  if (!drawing.word || !label || !labelAt) return []
  const cosine = Math.cos(pose.turn * DEGREE)
  const sine = Math.sin(pose.turn * DEGREE)
  return Array.from(drawing.word, (letter, index) => {
    const x = labelAt.at.x + (label.letterMiddles[index] ?? 0)
    const y = labelAt.at.y
    return { letter, x: (pose.centre.x + x * cosine - y * sine) / SIDE, y: (pose.centre.y + x * sine + y * cosine) / SIDE }
  })
}

/**
 * The picture as SVG without text, fonts or filters, so that it is the same everywhere.
 * @param size the width and height to rasterise at, in pixels
 */
export function drawSvg(drawing: Drawing, size = SIDE): string {
  const { product, tones, studio, label, random, pose, labelAt } = arrange(drawing)
  const material = new Material(tones, drawing.pattern !== "plain")
  const pattern = printPattern(drawing.pattern, tones.contrast, 1 / pose.scale, random)

  const { box } = product
  const middle = centreOf(box)
  const place = `translate(${round(pose.centre.x)} ${round(pose.centre.y)}) rotate(${round(pose.turn)})`
  const own = `scale(${(pose.scale * pose.mirror).toFixed(4)} ${pose.scale.toFixed(4)}) translate(${-middle.x} ${-middle.y})`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${SIDE} ${SIDE}">` +
    `<defs>${studio.definitions}${shades(random.chance(0.5))}${pattern && `<g id="pattern" fill="none">${pattern}</g>`}</defs>` +
    studio.backdrop +
    `<g transform="${place}"><g transform="${own}">${shadow(product)}${product.draw(material)}</g>` +
    (label && labelAt ? drawLabel(label, labelAt) : "") +
    `</g>${studio.light}</svg>`
  )
}

/** Where the label's middle lies, and where its string is tied, from the product's middle and in the picture's units. */
interface LabelPlace {
  at: Point
  tiedAt: Point | null
}

/** Shrinks the product until it and its label fit, then moves it until neither touches the picture's edge. */
function settle(
  product: Product,
  label: Label | null,
  { scale, turn, mirror }: Omit<Pose, "centre">,
  random: Random,
): { pose: Pose; labelAt: LabelPlace | null } {
  const wish = {
    x: SIDE * (0.5 + random.between(-0.06, 0.06)),
    y: SIDE * (0.5 + random.between(-0.06, 0.06)),
  }
  for (let fitted = scale; ; fitted *= 0.96) {
    const labelAt = label && placeLabel(product, label, fitted, mirror)
    const bounds = turnedBounds(boxes(product, label, labelAt, fitted), turn)
    const room = SIDE - 2 * EDGE
    if (bounds.width > room || bounds.height > room) continue
    const centre = {
      x: clamp(wish.x - (bounds.x + bounds.width / 2) * (labelAt?.tiedAt ? 0.7 : 0), EDGE - bounds.x, SIDE - EDGE - bounds.x - bounds.width),
      y: clamp(wish.y, EDGE - bounds.y, SIDE - EDGE - bounds.y - bounds.height),
    }
    return { pose: { scale: fitted, turn, mirror, centre }, labelAt }
  }
}

function placeLabel({ box, front, tag }: Product, label: Label, scale: number, mirror: 1 | -1): LabelPlace {
  const middle = centreOf(box)
  const toPicture = ({ x, y }: Point): Point => ({ x: (x - middle.x) * scale * mirror, y: (y - middle.y) * scale })
  if (front && (!tag || label.width <= front.width * scale)) return { at: toPicture(front), tiedAt: null }
  if (!tag) throw new RangeError("A product needs a front or a tag to carry its word")
  return { at: toPicture(tag), tiedAt: toPicture(tag.tiedAt) }
}

function drawLabel(label: Label, { at, tiedAt }: LabelPlace): string {
  const string = tiedAt ? tieLabel(label, { x: tiedAt.x - at.x, y: tiedAt.y - at.y }) : ""
  return `<g transform="translate(${round(at.x)} ${round(at.y)})">${label.svg}${string}</g>`
}

function boxes({ box }: Product, label: Label | null, place: LabelPlace | null, scale: number): Box[] {
  const width = box.width * scale
  const height = box.height * scale
  const product = { x: -width / 2, y: -height / 2, width, height }
  if (!label || !place) return [product]
  return [product, { x: place.at.x - label.width / 2 - 3, y: place.at.y - label.height / 2 - 3, width: label.width + 6, height: label.height + 12 }]
}

/** The upright box around boxes that are turned about the origin. */
function turnedBounds(boxes: readonly Box[], turn: number): Box {
  const cosine = Math.cos(turn * DEGREE)
  const sine = Math.sin(turn * DEGREE)
  const corners = boxes.flatMap(({ x, y, width, height }) =>
    [x, x + width].flatMap((left) => [y, y + height].map((top) => ({ x: left * cosine - top * sine, y: left * sine + top * cosine }))),
  )
  const xs = corners.map((corner) => corner.x)
  const ys = corners.map((corner) => corner.y)
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** Soft edges come from widening, fainter outlines: a blur filter would cost more than the rest of the picture. */
function shadow({ box, silhouette }: Product): string {
  const { x } = centreOf(box)
  const soft = [44, 34, 25, 17, 10]
    .map((width) => `<path d="${silhouette}" fill="none" stroke-width="${width}" stroke-opacity=".022"/>`)
    .join("")
  return (
    `<ellipse cx="${x}" cy="${box.y + box.height - 4}" rx="${round(box.width * 0.56)}" ry="30" fill="url(#contact)"/>` +
    `<g transform="translate(7 13)" stroke="#1d160e" stroke-linejoin="round">${soft}` +
    `<path d="${silhouette}" fill="#1d160e" fill-opacity=".12" stroke="none"/></g>`
  )
}

/** Light across a part's own box, shared by all products. */
function shades(fromLeft: boolean): string {
  const [start, end] = fromLeft ? ["0", "1"] : ["1", "0"]
  const stop = (offset: number, tone: string, opacity: number): string =>
    `<stop offset="${offset}" stop-color="${tone}" stop-opacity="${opacity}"/>`
  return (
    `<linearGradient id="shade-fabric" x1="${start}" x2="${end}" y2=".35">` +
    stop(0, "#fff", 0.14) + stop(0.35, "#fff", 0.04) + stop(0.6, "#000", 0.03) + stop(1, "#000", 0.2) +
    `</linearGradient><linearGradient id="shade-round" x1="${start}" x2="${end}">` +
    stop(0, "#000", 0.12) + stop(0.2, "#fff", 0.16) + stop(0.42, "#fff", 0) + stop(0.7, "#000", 0.06) + stop(1, "#000", 0.3) +
    `</linearGradient><linearGradient id="shade-down" x2="0" y2="1">` +
    stop(0, "#fff", 0.14) + stop(0.45, "#fff", 0) + stop(1, "#000", 0.2) +
    `</linearGradient>`
  )
}

function centreOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 }
}

/** Where low and high have crossed, low wins. */
function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value))
}

function round(value: number): string {
  return value.toFixed(2)
}
