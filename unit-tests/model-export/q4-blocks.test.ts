import { Q4Blocks } from "../../src/model-export/q4-blocks"
import { required } from "./greedy-runner"
import { collect, float32Of } from "./tensor-bytes"

const ROWS = 40
/** Two whole blocks and a short one. */
const COLUMNS = 80
const BLOCKS = 3

/** Deterministic, with rows of all sizes, blocks of one sign and a row of zeros. */
const matrix = Float32Array.from({ length: ROWS * COLUMNS }, (_, index) => {
  const row = Math.floor(index / COLUMNS)
  return (Math.sin(7 * index) + (row % 5 === 1 ? 1.5 : 0)) * 2 ** (row % 12)
})
matrix.fill(0, 3 * COLUMNS, 4 * COLUMNS)

/** In pieces, as the checkpoint gives it. */
const rounded = (withZeroPoints: boolean) =>
  new Q4Blocks(
    async function* () {
      yield matrix.slice(0, 33 * COLUMNS)
      yield matrix.slice(33 * COLUMNS)
    },
    ROWS,
    COLUMNS,
    withZeroPoints
  )

const half = (bytes: Uint8Array, index: number): number => (required(bytes[index >> 1]) >> (4 * (index & 1))) & 15

/** What ONNX Runtime's operators make of the three tensors, by their documentation. */
async function restore(blocks: Q4Blocks): Promise<Float32Array> {
  const codes = await collect(blocks.blocks())
  const scales = float32Of(await collect(blocks.blockScales()))
  const zeroPoints = await collect(blocks.blockZeroPoints())
  return matrix.map((_, index) => {
    const [row, column] = [Math.floor(index / COLUMNS), index % COLUMNS]
    const block = Math.floor(column / 32)
    const place = row * BLOCKS + block
    const zeroPoint = zeroPoints.some((byte) => byte !== 0) ? half(zeroPoints, row * 4 + block) : 8
    return (half(codes, place * 32 + (column % 32)) - zeroPoint) * required(scales[place])
  })
}

const squaredError = (values: Float32Array, begin = 0, end = values.length): number =>
  values.subarray(begin, end).reduce((sum, value, index) => sum + (value - required(matrix[begin + index])) ** 2, 0)

/** The textbook way: the largest magnitude is 7 steps. */
function plainRounding(): Float32Array {
  return matrix.map((value, index) => {
    const begin = index - (index % COLUMNS) + 32 * Math.floor((index % COLUMNS) / 32)
    const end = Math.min(begin + 32, index - (index % COLUMNS) + COLUMNS)
    const scale = Math.max(...matrix.subarray(begin, end).map(Math.abs)) / 7
    return scale === 0 ? 0 : Math.round(value / scale) * scale
  })
}

describe("Q4Blocks", () => {
  it.each([false, true])("rounds with less error than the textbook does (zero points: %s)", async (withZeroPoints) => {
    expect(squaredError(await restore(rounded(withZeroPoints)))).toBeLessThan(0.9 * squaredError(plainRounding()))
  })

  it("halves the error of one-sided values with zero points", async () => {
    const [symmetric, free] = [await restore(rounded(false)), await restore(rounded(true))]
    const [begin, end] = [6 * COLUMNS, 7 * COLUMNS]
    expect(squaredError(free, begin, end)).toBeLessThan(0.5 * squaredError(symmetric, begin, end))
  })

  it.each([false, true])("keeps zeros zero (zero points: %s)", async (withZeroPoints) => {
    const values = await restore(rounded(withZeroPoints))
    expect([...new Set(values.subarray(3 * COLUMNS, 4 * COLUMNS))]).toEqual([0])
  })

  it("gives rows for look-up the same codes, without the filling of the last block", async () => {
    const blocks = await collect(rounded(false).blocks())
    const packed = rounded(false).packedRows()
    const rows = await collect(packed)
    expect(packed.shape).toEqual([ROWS, COLUMNS / 2])
    for (let row = 0; row < ROWS; row++) {
      const full = blocks.subarray(row * 48, row * 48 + 40)
      expect(rows.subarray(row * 40, (row + 1) * 40).equals(full)).toBe(true)
    }
  })

  it("fills a short block with what stands for zero", async () => {
    const blocks = await collect(rounded(false).blocks())
    for (let row = 0; row < ROWS; row++) {
      expect([...blocks.subarray(row * 48 + 40, (row + 1) * 48)]).toEqual(new Array(8).fill(0x88))
    }
  })

  it("gives the same scales and zero points whether or not the codes were read before, and again", async () => {
    const blocks = rounded(true)
    const scales = await collect(blocks.blockScales())
    const zeroPoints = await collect(blocks.blockZeroPoints())
    await collect(blocks.blocks())
    expect(await collect(blocks.blockScales())).toEqual(scales)
    expect(await collect(blocks.blockScales())).toEqual(scales)
    expect(await collect(blocks.blockZeroPoints())).toEqual(zeroPoints)
  })
})
