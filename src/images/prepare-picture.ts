import type { Metadata, SharpOptions } from "sharp"

import { decodingTooSlow, inTurn, sharp } from "./decoder"
import { PictureError } from "./picture-error"
import { pictureFormat, type PictureFormat } from "./picture-format"
import { stretchContrast } from "./stretch-contrast"

export interface PreparePictureOptions {
  /** Pixels. Larger pictures are scaled down, smaller ones left alone. At least 32. @default 512 */
  longestSide?: number
  /** Most pixels of the picture as it came; read from its header, before decoding. @default 50_000_000 */
  maxPixels?: number
  /** Spread faint contrast so that print is read more easily. @default false */
  enhanceText?: boolean
  /** Milliseconds for decoding; the wait while others are decoded does not count. @default 20_000 */
  decodeTimeoutMs?: number
  /** Rejects with the signal's reason. */
  signal?: AbortSignal
}

/** Packed 8-bit sRGB, row by row, 3 bytes a pixel. */
export interface PreparedPicture {
  data: Uint8Array
  /** Pixels; at least 32, as is the height. */
  width: number
  height: number
  /** What the file was. */
  format: PictureFormat
}

export const DEFAULT_LONGEST_SIDE = 512
export const DEFAULT_MAX_PIXELS = 50_000_000
export const DEFAULT_DECODE_TIMEOUT_MS = 20_000

/** One step of the vision encoder's grid: a patch of 16 pixels, merged two by two. */
const SHORTEST_SIDE = 32
/** Past this nothing is left to see once the longest side fits. */
const MOST_ELONGATED = 100

const WHITE = 255
const CHANNELS = 3

/**
 * Turns a picture file into pixels for the vision-language model: the first frame,
 * upright, on white, in sRGB, scaled down to `longestSide`. What is narrower than 32
 * pixels then gets white edges.
 *
 * @throws PictureError for a file that is not a readable picture within the limits
 * @throws the signal's reason when aborted
 * @throws RangeError for a `longestSide` below 32
 */
export async function preparePicture(
  bytes: Uint8Array,
  options: PreparePictureOptions = {}
): Promise<PreparedPicture> {
  const { longestSide = DEFAULT_LONGEST_SIDE, maxPixels = DEFAULT_MAX_PIXELS, signal } = options
  const { decodeTimeoutMs: timeoutMs = DEFAULT_DECODE_TIMEOUT_MS } = options
  if (!Number.isInteger(longestSide) || longestSide < SHORTEST_SIDE) {
    throw new RangeError(`longestSide is ${longestSide}; it must be a whole number, at least ${SHORTEST_SIDE}`)
  }
  signal?.throwIfAborted()
  const format = pictureFormat(bytes)
  const work = () => decode(bytes, { format, longestSide, maxPixels, timeoutMs })
  const { data, width, height } = await inTurn(work, { signal, timeoutMs })
  if (options.enhanceText) {
    stretchContrast(data)
  }
  return { ...padToShortestSide({ data, width, height }), format }
}

type Pixels = Pick<PreparedPicture, "data" | "width" | "height">

interface Decoding {
  format: PictureFormat
  longestSide: number
  maxPixels: number
  timeoutMs: number
}

async function decode(bytes: Uint8Array, { format, longestSide, maxPixels, timeoutMs }: Decoding): Promise<Pixels> {
  // "error" lets pass what merely warns, such as odd metadata; truncated files fail.
  const input: SharpOptions = { failOn: "error", pages: 1, autoOrient: true }
  try {
    const metadata = await sharp(bytes, { ...input, limitInputPixels: false }).metadata()
    checkHeader(metadata, format, maxPixels)

    const pipeline = sharp(bytes, { ...input, limitInputPixels: maxPixels })
      // Ends the work itself, where the decoder can be stopped between rows.
      .timeout({ seconds: Math.min(3600, Math.ceil(timeoutMs / 1000)) })
      .flatten({ background: "#ffffff" })
      .resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
    if (metadata.icc && metadata.depth === "ushort") {
      // sharp takes 16-bit pictures with a profile to Display P3 and stops there.
      pipeline.withIccProfile("srgb")
    }
    const { data, info } = await pipeline.raw().toBuffer({ resolveWithObject: true })
    if (info.channels !== CHANNELS) {
      throw new PictureError("unreadable")
    }
    const plain = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    return { data: plain, width: info.width, height: info.height }
  } catch (error) {
    throw asPictureError(error, timeoutMs)
  }
}

function checkHeader(metadata: Metadata, expected: PictureFormat, maxPixels: number): void {
  const { width, height, format, compression } = metadata
  if (format !== expected && !(expected === "avif" && format === "heif" && compression === "av1")) {
    throw new PictureError("unsupported_format", { found: compression === "hevc" ? "HEIC" : undefined })
  }
  if (width * height > maxPixels) {
    throw new PictureError("too_many_pixels", { limit: maxPixels, actual: width * height })
  }
  const elongation = Math.max(width, height) / Math.min(width, height)
  if (elongation > MOST_ELONGATED) {
    throw new PictureError("too_elongated", { limit: MOST_ELONGATED, actual: elongation })
  }
}

function asPictureError(error: unknown, limit: number): PictureError {
  if (error instanceof PictureError) {
    return error
  }
  return error instanceof Error && error.message.startsWith("timeout")
    ? decodingTooSlow(limit, error)
    : new PictureError("unreadable", { cause: error })
}

/** White edges around what is narrower than the shortest side; the picture stays in the middle. */
function padToShortestSide(picture: Pixels): Pixels {
  const width = Math.max(picture.width, SHORTEST_SIDE)
  const height = Math.max(picture.height, SHORTEST_SIDE)
  if (width === picture.width && height === picture.height) {
    return picture
  }
  const data = new Uint8Array(width * height * CHANNELS).fill(WHITE)
  const left = Math.floor((width - picture.width) / 2)
  const top = Math.floor((height - picture.height) / 2)
  const rowLength = picture.width * CHANNELS
  for (let row = 0; row < picture.height; row++) {
    const from = row * rowLength
    data.set(picture.data.subarray(from, from + rowLength), ((top + row) * width + left) * CHANNELS)
  }
  return { data, width, height }
}
