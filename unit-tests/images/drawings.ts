import sharp, { type Sharp } from "sharp"

import type { PreparedPicture } from "../../src/images"

export type Rgb = [number, number, number]

export const RED: Rgb = [200, 60, 30]
export const BLUE: Rgb = [20, 80, 180]

/** One colour all over; with alpha (0 to 1) where given. */
export function flat([r, g, b]: Rgb, width = 64, height = 64, alpha?: number): Sharp {
  const background = alpha === undefined ? { r, g, b } : { r, g, b, alpha }
  return sharp({ create: { width, height, channels: alpha === undefined ? 3 : 4, background } })
}

/** The left half red, the right half blue. */
export async function redThenBlue(width = 64, height = 64): Promise<Sharp> {
  const right = await flat(BLUE, width / 2, height).png().toBuffer()
  const pixels = await flat(RED, width, height)
    .composite([{ input: right, left: width / 2, top: 0 }])
    .removeAlpha()
    .raw()
    .toBuffer()
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

/** Two frames of an animation: all red, then all blue. */
export async function redThenBlueFrames(side = 64): Promise<Sharp> {
  const frames = await Promise.all([RED, BLUE].map((colour) => flat(colour, side, side).png().toBuffer()))
  return sharp(frames, { join: { animated: true } })
}

export function pixel({ data, width }: PreparedPicture, x: number, y: number): Rgb {
  const at = (y * width + x) * 3
  return [data[at] ?? -1, data[at + 1] ?? -1, data[at + 2] ?? -1]
}

/** Fails unless each channel of the pixel is within the tolerance. */
export function expectPixel(picture: PreparedPicture, [x, y]: [number, number], colour: Rgb, tolerance = 1): void {
  const seen = pixel(picture, x, y)
  const furthest = Math.max(...seen.map((value, channel) => Math.abs(value - (colour[channel] ?? -1))))
  if (furthest > tolerance) {
    throw new Error(`Pixel ${x},${y} is ${seen.join(" ")} where ${colour.join(" ")} ± ${tolerance} was expected`)
  }
}
