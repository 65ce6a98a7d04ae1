/** How a model wants its pictures' pixels, as `preprocessor_config.json` says it. */
export interface PatchSettings {
  /** Pixels of a patch's side. */
  patchSize: number
  /** Patches of the side of the square that becomes one token. */
  mergeSize: number
  /** Times that each patch is repeated: a video has as many frames in one, and a picture stands still. */
  frames: number
  /** A byte times `scale`, less the channel's `mean`, divided by its `deviation`. */
  scale: number
  mean: readonly number[]
  deviation: readonly number[]
}

/** A resized picture, as the vision encoder takes it. */
export interface Patches {
  /** float32 `[rows × columns, 3 × frames × patchSize²]`, each merge square's patches together. */
  pixelValues: Float32Array
  rows: number
  columns: number
}

/**
 * Cuts packed RGB into patches, each its red, its green and its blue, row by row. To the bit what the stock picture
 * processor gives, which moves every value by nine divisions and takes twenty times as long (bench/README.md).
 *
 * @param width and `height`: multiples of a merge square's side
 */
export function cutPatches(pixels: ArrayLike<number>, width: number, height: number, settings: PatchSettings): Patches {
  const { patchSize, mergeSize, frames } = settings
  const [rows, columns] = [height / patchSize, width / patchSize]
  const tables = [0, 1, 2].map((channel) => valuesOf(channel, settings))
  const area = patchSize * patchSize
  const pixelValues = new Float32Array(rows * columns * 3 * frames * area)
  let at = 0
  const writePatch = (row: number, column: number) => {
    for (const [channel, table] of tables.entries()) {
      const start = at
      for (let y = row * patchSize; y < (row + 1) * patchSize; y++) {
        const end = (y * width + (column + 1) * patchSize) * 3
        for (let from = (y * width + column * patchSize) * 3 + channel; from < end; from += 3) {
          pixelValues[at++] = table[pixels[from] ?? 0] ?? 0
        }
      }
      for (let frame = 1; frame < frames; frame++, at += area) pixelValues.copyWithin(at, start, start + area)
    }
  }
  for (let top = 0; top < rows; top += mergeSize) {
    for (let left = 0; left < columns; left += mergeSize) {
      for (let row = top; row < top + mergeSize; row++) {
        for (let column = left; column < left + mergeSize; column++) writePatch(row, column)
      }
    }
  }
  return { pixelValues, rows, columns }
}

/** What each of the 256 bytes becomes, rounded where the stock processor rounds. */
function valuesOf(channel: number, { scale, mean, deviation }: PatchSettings): Float32Array {
  return Float32Array.from({ length: 256 }, (_, byte) => (Math.fround(byte * scale) - (mean[channel] ?? 0)) / (deviation[channel] ?? 1))
}
