import type { SharpOptions } from "sharp"

import { inTurn, sharp } from "./decoder"
import { findTextRegions } from "./find-text-regions"
import { pictureFormat } from "./picture-format"
import { DEFAULT_DECODE_TIMEOUT_MS, DEFAULT_LONGEST_SIDE, DEFAULT_MAX_PIXELS } from "./prepare-picture"
import type { TextLine } from "./text-lines"
import { weightOf } from "./text-regions"
import { MOST_LINES, textSheet, type CropFile, type Pixels } from "./text-sheet"

export interface CloseUpOptions {
  /** Pixels of the prepared picture's longest side: print that is large there needs no closer look. @default 512 */
  longestSide?: number
  /** Most pixels of the picture as it came. @default 50_000_000 */
  maxPixels?: number
  /** Milliseconds for each decoding. @default 20_000 */
  decodeTimeoutMs?: number
  /** Rejects with the signal's reason. */
  signal?: AbortSignal
}

/** Print that is hard to read in the prepared picture, made easy: packed RGB, sides of 320 to 512 pixels. */
export interface CloseUp extends Pixels {
  /** From top to bottom as on the sheet, which is the picture's reading order. */
  lines: CloseUpLine[]
}

export interface CloseUpLine {
  /** Why the prepared picture may not show it well enough. */
  reasons: ("small" | "tilted" | "faint")[]
  /** Pixels of its letters in the prepared picture. */
  height: number
  /** Degrees, clockwise. */
  angle: number
  /** The most characters that can stand in it. */
  mostCharacters: number
}

/** Pixels of the longest side at which print is looked for. */
const SEARCHED_SIDE = 1280
/** Pixels of letters in the prepared picture. */
const SMALL = 14
/** Degrees. */
const TILTED = 8
/** Brightness steps between print and ground. */
const FAINT = 50
/** Of a letter's height: narrower ones are not read at any size. */
const NARROWEST_LETTER = 0.35

/**
 * Looks for print in a picture file that a model would hardly read once the picture is prepared
 * (small, tilted, faint), and shows it from the file's own pixels: cut out, level, in full contrast
 * and large. At most {@link MOST_LINES} lines, the likeliest ones, so that looking at them takes
 * less than looking at the picture.
 *
 * @param file that `preparePicture` takes
 * @returns null where there is nothing of the kind
 * @throws PictureError for a file that is not a picture within the limits
 * @throws the signal's reason when aborted
 */
export async function closeUp(file: Uint8Array, options: CloseUpOptions = {}): Promise<CloseUp | null> {
  const { longestSide = DEFAULT_LONGEST_SIDE, maxPixels = DEFAULT_MAX_PIXELS, signal } = options
  const { decodeTimeoutMs: timeoutMs = DEFAULT_DECODE_TIMEOUT_MS } = options
  signal?.throwIfAborted()
  pictureFormat(file)
  const input: SharpOptions = { failOn: "error", pages: 1, limitInputPixels: maxPixels }
  const open = () => sharp(file, input).timeout({ seconds: Math.min(3600, Math.ceil(timeoutMs / 1000)) }).autoOrient()

  const { searched, full } = await inTurn(
    async () => {
      const { autoOrient: full } = await sharp(file, input).metadata()
      const { data, info } = await open()
        .flatten({ background: "#ffffff" })
        .resize({ width: SEARCHED_SIDE, height: SEARCHED_SIDE, fit: "inside", withoutEnlargement: true })
        .greyscale()
        .raw()
        .toBuffer({ resolveWithObject: true })
      const grey = info.channels === 1 ? data : data.filter((_, index) => index % info.channels === 0)
      return { searched: { data: grey, width: info.width, height: info.height }, full }
    },
    { signal, timeoutMs }
  )
  const regions = await findTextRegions(searched, signal)
  const toFull = full.width / searched.width
  const toPrepared = Math.min(1, longestSide / Math.max(full.width, full.height)) * toFull
  const hard = mostLikely(regions.filter((line) => reasonsFor(line, toPrepared).length > 0))
  if (hard.length === 0) return null

  const crop: CropFile = (area, scale) => {
    const left = Math.max(0, Math.floor(area.left))
    const top = Math.max(0, Math.floor(area.top))
    const width = Math.min(full.width, Math.ceil(area.left + area.width)) - left
    const height = Math.min(full.height, Math.ceil(area.top + area.height)) - top
    const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
    return inTurn(
      async () => {
        const { data, info } = await open()
          .extract({ left, top, width, height })
          .flatten({ background: "#ffffff" })
          .resize({ ...size, fit: "fill" })
          .toColourspace("srgb")
          .raw()
          .toBuffer({ resolveWithObject: true })
        return { data: new Uint8Array(data), width: info.width, height: info.height }
      },
      { signal, timeoutMs }
    )
  }
  const sheet = await textSheet(hard.map((line) => inPixelsOf(line, toFull)), crop)
  return { ...sheet, lines: hard.map((line) => closeUpLine(line, toPrepared)) }
}

/** The likeliest of the lines, in the order that they came in. */
function mostLikely(lines: readonly TextLine[]): TextLine[] {
  const chosen = new Set([...lines].sort((one, other) => weightOf(other) - weightOf(one)).slice(0, MOST_LINES))
  return lines.filter((line) => chosen.has(line))
}

function closeUpLine(line: TextLine, toPrepared: number): CloseUpLine {
  return {
    reasons: reasonsFor(line, toPrepared),
    height: line.height * toPrepared,
    angle: line.angle,
    mostCharacters: Math.ceil(line.width / (line.height * NARROWEST_LETTER)),
  }
}

function reasonsFor({ height, angle, contrast }: TextLine, toPrepared: number): CloseUpLine["reasons"] {
  return [
    ...(height * toPrepared < SMALL ? ["small" as const] : []),
    ...(Math.abs(angle) > TILTED ? ["tilted" as const] : []),
    ...(contrast < FAINT ? ["faint" as const] : []),
  ]
}

function inPixelsOf(line: TextLine, scale: number): TextLine {
  return { ...line, x: line.x * scale, y: line.y * scale, width: line.width * scale, height: line.height * scale }
}
