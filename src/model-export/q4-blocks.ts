import { asBytes, type TensorSource } from "./tensor-source"

/** Values of a row that share a scale. The last block of a row may be short. */
export const BLOCK_SIZE = 32
const BLOCK_BYTES = BLOCK_SIZE / 2
/** Codes are 0 to 15; without zero points a code stands for `code - 8`. */
const LARGEST_CODE = 15
const MIDDLE = 8

/**
 * Where the value of largest magnitude is put, in steps from the middle: -8 is the end of the range,
 * -9 cuts that value off and rounds the others finer. On the demo model's matrices these four leave
 * 3.5 % less error than -8 alone, and six more would take away another 0.9 %.
 */
const SYMMETRIC_REACHES = [-7, -7.6, -8.2, -9]
/** Shares of the range from the smallest to the largest value that the 16 codes are spread over. */
const RANGE_SHARES = [1, 0.95, 0.9, 0.85, 0.8]

/** A row's rounded form: packed codes, and a scale and a zero point for each block. */
interface RoundedRows {
  /** Two codes a byte, the first in the lower half; every row begins a new byte and is full blocks long. */
  codes: Uint8Array
  scales: Float32Array
  /** One code a block, not packed. */
  zeroPoints: Uint8Array
}

/**
 * A matrix rounded to 4 bits in blocks of 32 values of a row: `scale × (code - zero point)`, the zero
 * point 8 where none is kept. Of several scales the one with the least squared error is taken, and
 * fitted to the codes it leads to. Reads the matrix in pieces and holds only scales and zero points.
 */
export class Q4Blocks {
  readonly blocksPerRow: number
  private scales: Float32Array | undefined
  private zeroPoints: Uint8Array | undefined

  constructor(
    /** float32, in pieces of whole rows */
    private readonly read: (signal?: AbortSignal) => AsyncIterable<Float32Array>,
    readonly rows: number,
    readonly columns: number,
    private readonly withZeroPoints: boolean
  ) {
    this.blocksPerRow = Math.ceil(columns / BLOCK_SIZE)
  }

  /** uint8 `[rows, blocks, 16]`, as MatMulNBits wants it: a short block is filled up. */
  blocks(): TensorSource {
    const round = (signal?: AbortSignal) => this.round(signal)
    return {
      elementType: "uint8",
      shape: [this.rows, this.blocksPerRow, BLOCK_BYTES],
      async *chunks(signal) {
        for await (const { codes } of round(signal)) {
          yield codes
        }
      },
    }
  }

  /** uint8 `[rows, columns / 2]`, as GatherBlockQuantized wants it. `columns` must be even. */
  packedRows(): TensorSource {
    const round = (signal?: AbortSignal) => this.round(signal)
    const rowBytes = this.columns / 2
    const paddedBytes = this.blocksPerRow * BLOCK_BYTES
    return {
      elementType: "uint8",
      shape: [this.rows, rowBytes],
      async *chunks(signal) {
        for await (const { codes } of round(signal)) {
          yield rowBytes === paddedBytes ? codes : cutRows(codes, paddedBytes, rowBytes)
        }
      },
    }
  }

  /** float32 `[rows, blocks]` */
  blockScales(): TensorSource {
    const scalesOf = async (signal?: AbortSignal) => {
      const scales = this.scales ?? (await this.roundAll(signal)).scales
      // Read once in an export: a large model's scales together would fill hundreds of megabytes.
      this.scales = undefined
      return scales
    }
    return {
      elementType: "float32",
      shape: [this.rows, this.blocksPerRow],
      async *chunks(signal) {
        yield asBytes(await scalesOf(signal))
      },
    }
  }

  /** uint8 `[rows, blocks / 2]`, two a byte, every row beginning a new byte. */
  blockZeroPoints(): TensorSource {
    const { rows, blocksPerRow } = this
    const rowBytes = Math.ceil(blocksPerRow / 2)
    const zeroPointsOf = async (signal?: AbortSignal) => {
      const zeroPoints = this.zeroPoints ?? (await this.roundAll(signal)).zeroPoints
      this.zeroPoints = undefined
      return zeroPoints
    }
    return {
      elementType: "uint8",
      shape: [rows, rowBytes],
      async *chunks(signal) {
        const zeroPoints = await zeroPointsOf(signal)
        const packed = new Uint8Array(rows * rowBytes)
        for (let row = 0; row < rows; row++) {
          packCodes(zeroPoints, row * blocksPerRow, blocksPerRow, packed, row * rowBytes)
        }
        yield packed
      },
    }
  }

  private async roundAll(signal?: AbortSignal): Promise<{ scales: Float32Array; zeroPoints: Uint8Array }> {
    const pieces = this.round(signal)
    while (!(await pieces.next()).done);
    const { scales = new Float32Array(0), zeroPoints = new Uint8Array(0) } = this
    return { scales, zeroPoints }
  }

  private async *round(signal?: AbortSignal): AsyncGenerator<RoundedRows> {
    const { columns, blocksPerRow } = this
    const scales = new Float32Array(this.rows * blocksPerRow)
    const zeroPoints = new Uint8Array(this.withZeroPoints ? scales.length : 0)
    let done = 0
    for await (const piece of this.read(signal)) {
      const blocks = (piece.length / columns) * blocksPerRow
      const rounded: RoundedRows = {
        codes: new Uint8Array(blocks * BLOCK_BYTES),
        scales: scales.subarray(done, done + blocks),
        zeroPoints: zeroPoints.subarray(done, done + blocks),
      }
      roundRows(piece, columns, rounded, this.withZeroPoints ? roundWithZeroPoint : roundSymmetric)
      yield rounded
      done += blocks
    }
    this.scales = scales
    this.zeroPoints = this.withZeroPoints ? zeroPoints : undefined
  }
}

/** Writes the block's codes; what is not written stays the zero point. */
type RoundBlock = (values: Float32Array, begin: number, end: number, codes: Uint8Array) => void

/** What the last call of a `RoundBlock` found; not a return value, since there are 60 million blocks. */
const found = { scale: 1, zeroPoint: MIDDLE }

function roundRows(values: Float32Array, columns: number, into: RoundedRows, roundBlock: RoundBlock): void {
  const codes = new Uint8Array(BLOCK_SIZE)
  let block = 0
  for (let row = 0; row < values.length; row += columns) {
    for (let column = 0; column < columns; column += BLOCK_SIZE, block++) {
      const size = Math.min(BLOCK_SIZE, columns - column)
      roundBlock(values, row + column, row + column + size, codes)
      codes.fill(found.zeroPoint, size)
      into.scales[block] = found.scale
      if (into.zeroPoints.length > 0) {
        into.zeroPoints[block] = found.zeroPoint
      }
      packCodes(codes, 0, BLOCK_SIZE, into.codes, block * BLOCK_BYTES)
    }
  }
}

function roundSymmetric(values: Float32Array, begin: number, end: number, codes: Uint8Array): void {
  let outermost = 0
  for (let index = begin; index < end; index++) {
    const value = values[index] ?? 0
    if (Math.abs(value) > Math.abs(outermost)) {
      outermost = value
    }
  }
  found.scale = 1
  found.zeroPoint = MIDDLE
  if (outermost === 0) {
    codes.fill(MIDDLE)
    return
  }
  let best = -1
  let inverse = 0
  for (const reach of SYMMETRIC_REACHES) {
    const gain = fit(values, begin, end, reach / outermost, MIDDLE)
    if (gain > best) {
      best = gain
      inverse = reach / outermost
      found.scale = fitted.scale
    }
  }
  writeCodes(values, begin, end, inverse, MIDDLE, codes)
}

function roundWithZeroPoint(values: Float32Array, begin: number, end: number, codes: Uint8Array): void {
  // The range takes in 0, so that the zero point is one of the codes.
  let low = 0
  let high = 0
  for (let index = begin; index < end; index++) {
    const value = values[index] ?? 0
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  found.scale = 1
  found.zeroPoint = MIDDLE
  if (low === high) {
    codes.fill(MIDDLE)
    return
  }
  let best = -1
  let inverse = 0
  for (const share of RANGE_SHARES) {
    const candidate = LARGEST_CODE / ((high - low) * share)
    const centre = (LARGEST_CODE - (low + high) * candidate) / 2
    const zeroPoint = Math.max(0, Math.min(LARGEST_CODE, Math.round(centre)))
    const gain = fit(values, begin, end, candidate, zeroPoint)
    if (gain > best) {
      best = gain
      inverse = candidate
      found.scale = fitted.scale
      found.zeroPoint = zeroPoint
    }
  }
  writeCodes(values, begin, end, inverse, found.zeroPoint, codes)
}

/** What the last call of `fit` found. */
const fitted = { scale: 1 }

/**
 * The least-squares scale for the codes that `inverse` leads to.
 *
 * @returns by how much that scale makes the squared error smaller than all zeros would
 */
function fit(values: Float32Array, begin: number, end: number, inverse: number, zeroPoint: number): number {
  let product = 0
  let square = 0
  for (let index = begin; index < end; index++) {
    const value = values[index] ?? 0
    const step = codeOf(value, inverse, zeroPoint) - zeroPoint
    product += value * step
    square += step * step
  }
  if (square === 0) {
    return 0
  }
  fitted.scale = Math.fround(product / square)
  return (product * product) / square
}

function writeCodes(
  values: Float32Array,
  begin: number,
  end: number,
  inverse: number,
  zeroPoint: number,
  codes: Uint8Array
): void {
  for (let index = begin; index < end; index++) {
    codes[index - begin] = codeOf(values[index] ?? 0, inverse, zeroPoint)
  }
}

/** The nearest code. Cutting off after adding a half rounds, as nothing below zero is left. */
function codeOf(value: number, inverse: number, zeroPoint: number): number {
  const code = (value * inverse + zeroPoint + 0.5) | 0
  return code < 0 ? 0 : code > LARGEST_CODE ? LARGEST_CODE : code
}

/** Two codes a byte, the first in the lower half. */
function packCodes(codes: Uint8Array, begin: number, count: number, packed: Uint8Array, target: number): void {
  for (let index = 0; index < count; index += 2) {
    const upper = index + 1 < count ? (codes[begin + index + 1] ?? 0) : 0
    packed[target + index / 2] = (codes[begin + index] ?? 0) | (upper << 4)
  }
}

/** The first `kept` bytes of every `width`. */
function cutRows(bytes: Uint8Array, width: number, kept: number): Uint8Array {
  const rows = bytes.length / width
  const cut = new Uint8Array(rows * kept)
  for (let row = 0; row < rows; row++) {
    cut.set(bytes.subarray(row * width, row * width + kept), row * kept)
  }
  return cut
}
