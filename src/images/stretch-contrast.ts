const CHANNELS = 3

/** Share of pixels at either end that may be clipped: specks and glare don't decide. */
const CLIPPED_SHARE = 0.005

/** Steeper makes noise and compression blocks look like print. */
const STEEPEST = 2

interface Stretching {
  /** Most brightness steps that one becomes. @default 2 */
  steepest?: number
  /** The pixels whose brightness decides. @default all */
  measured?: Uint8Array
}

/**
 * Spreads the brightness of packed RGB pixels over the whole range, at most
 * `steepest`-fold, in place. All three channels get the same straight line, so that grey
 * stays grey and colours keep their hue; a picture that already uses the range is
 * left alone.
 */
export function stretchContrast(pixels: Uint8Array, { steepest = STEEPEST, measured = pixels }: Stretching = {}): void {
  const [darkest, brightest] = brightnessRange(measured)
  const spread = brightest - darkest
  if (spread <= 0 || spread >= 255) {
    return
  }
  const slope = Math.min(steepest, 255 / spread)
  // Keeps the share of room below and above as it was.
  const floor = (darkest * (255 - spread * slope)) / (255 - spread)
  const stretched = Uint8ClampedArray.from({ length: 256 }, (_, value) => floor + (value - darkest) * slope)
  for (let i = 0; i < pixels.length; i++) {
    pixels[i] = stretched[pixels[i] ?? 0] ?? 0
  }
}

/** Brightness (Rec. 601 luma, 0 to 255) of the darkest and brightest pixels that are not clipped. */
function brightnessRange(pixels: Uint8Array): [number, number] {
  const counts = new Uint32Array(256)
  for (let i = 0; i + 2 < pixels.length; i += CHANNELS) {
    const luma = Math.round(0.299 * (pixels[i] ?? 0) + 0.587 * (pixels[i + 1] ?? 0) + 0.114 * (pixels[i + 2] ?? 0))
    counts[luma] = (counts[luma] ?? 0) + 1
  }
  const clipped = Math.floor((pixels.length / CHANNELS) * CLIPPED_SHARE)
  return [firstPast(counts, clipped), 255 - firstPast(counts.reverse(), clipped)]
}

/** The first index at which the running total exceeds `count`. */
function firstPast(counts: Uint32Array, count: number): number {
  let total = 0
  return Math.max(0, counts.findIndex((value) => (total += value) > count))
}
