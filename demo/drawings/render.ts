import sharp from "sharp"
import { drawSvg } from "./draw"
import type { Drawing } from "./drawing"

export interface RenderOptions {
  /**
   * Width and height in pixels.
   * @default 800
   */
  size?: number
  /** "raw" is RGB, three bytes a pixel, row by row. */
  format: "png" | "jpeg" | "webp" | "raw"
}

/** Rasterises a drawing once, at the size asked for. */
export async function renderDrawing(drawing: Drawing, { size = 800, format }: RenderOptions): Promise<Buffer> {
  const picture = sharp(Buffer.from(drawSvg(drawing, size))).removeAlpha()
  switch (format) {
    case "png":
      return picture.png().toBuffer()
    case "jpeg":
      return picture.jpeg({ quality: 90 }).toBuffer()
    case "webp":
      return picture.webp({ quality: 88 }).toBuffer()
    case "raw":
      return picture.raw().toBuffer()
  }
}
