import { QuantizedRows } from "../../src/model-export/int8-format"
import { required } from "./greedy-runner"
import { collect, float32Of, int8Of } from "./tensor-bytes"

const ROWS = 70
const COLUMNS = 9

/** Deterministic, with a wide row, a row of zeros and halves that must round to even. */
const matrix = Float32Array.from({ length: ROWS * COLUMNS }, (_, index) => Math.sin(index) * 2 ** ((index / COLUMNS) % 12))
matrix.fill(0, 3 * COLUMNS, 4 * COLUMNS)
matrix.set([127, 0.5, 1.5, -0.5, -1.5, 2.5, -127, 126.4, 0], 4 * COLUMNS)

/** In pieces, as the checkpoint gives it. */
const quantized = () =>
  new QuantizedRows(
    async function* () {
      yield matrix.slice(0, 65 * COLUMNS)
      yield matrix.slice(65 * COLUMNS)
    },
    ROWS,
    COLUMNS
  )

describe("QuantizedRows", () => {
  it("is off by at most half a step in each row", async () => {
    const values = int8Of(await collect(quantized().values()))
    const scales = float32Of(await collect(quantized().scales()))
    expect(scales).toHaveLength(ROWS)
    matrix.forEach((value, index) => {
      const scale = required(scales[Math.floor(index / COLUMNS)])
      expect(Math.abs(required(values[index]) * scale - value)).toBeLessThanOrEqual(0.5 * scale * (1 + 1e-6))
    })
  })

  it("uses the whole symmetric range of a row, rounds halves to even and leaves -128 out", async () => {
    const values = int8Of(await collect(quantized().values()))
    expect([...values.subarray(4 * COLUMNS, 5 * COLUMNS)]).toEqual([127, 0, 2, 0, -2, 2, -127, 126, 0])
    expect(Math.min(...values)).toBe(-127)
  })

  it("gives a row of zeros a scale that is a number", async () => {
    const scales = float32Of(await collect(quantized().scales()))
    expect(scales[3]).toBe(1)
  })

  it("transposes what values() gives", async () => {
    const straight = int8Of(await collect(quantized().values()))
    const transposed = int8Of(await collect(quantized().transposed()))
    for (let row = 0; row < ROWS; row++) {
      for (let column = 0; column < COLUMNS; column++) {
        expect(transposed[column * ROWS + row]).toBe(straight[row * COLUMNS + column])
      }
    }
  })

  it("gives the same scales before and after the values were read", async () => {
    const rows = quantized()
    const before = await collect(rows.scales())
    await collect(rows.transposed())
    expect(await collect(rows.scales())).toEqual(before)
  })
})
