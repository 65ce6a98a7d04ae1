/** @jest-environment <rootDir>/unit-tests/model-export/onnx-environment.ts */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { InferenceSession, Tensor } from "onnxruntime-node"

import type { Weights } from "../../src/model-export/checkpoint-tensors"
import { GraphBuilder } from "../../src/model-export/graph-builder"
import { writeOnnx } from "../../src/model-export/onnx-file"
import { Q4Format } from "../../src/model-export/q4-format"
import { floats, required } from "./greedy-runner"

/** As wide as the demo model's matrices: the last block of 32 is half full. */
const COLUMNS = 80
const ROWS = 24

const values = Float32Array.from({ length: ROWS * COLUMNS }, (_, index) => Math.sin(3 * index) + 0.3)
const bias = Float32Array.from({ length: ROWS }, (_, index) => index - 7)
const weights: Weights = {
  shape: (name) => (name === "bias" ? [ROWS] : [ROWS, COLUMNS]),
  async *read(name) {
    yield name === "bias" ? bias : values
  },
}

describe.each([false, true])("Q4Format on ONNX Runtime (zero points: %s)", (withZeroPoints) => {
  let folder: string
  let session: InferenceSession

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "q4-format-"))
    const graph = new GraphBuilder("test")
    const format = new Q4Format(graph, weights, withZeroPoints)
    const x = graph.input("x", "float32", ["rows", COLUMNS])
    const indices = graph.input("indices", "int64", ["count"])
    graph.output("plain", format.linear(x, "matrix"), "float32", ["rows", ROWS])
    graph.output("biased", format.linear(x, "biased-matrix", "bias"), "float32", ["rows", ROWS])
    graph.output("looked_up", format.lookUp("table", indices), "float32", ["count", COLUMNS])
    await writeOnnx(graph.build(), join(folder, "test.onnx"))
    session = await InferenceSession.create(join(folder, "test.onnx"), { intraOpNumThreads: 1 })
  })

  afterAll(async () => {
    await session.release()
    rmSync(folder, { recursive: true })
  })

  const run = async (x: Float32Array, indices: number[]) => {
    const outputs = await session.run({
      x: new Tensor("float32", x, [x.length / COLUMNS, COLUMNS]),
      indices: new Tensor("int64", BigInt64Array.from(indices, BigInt), [indices.length]),
    })
    return (name: string) => floats(required(outputs[name]))
  }
  const all = Array.from({ length: ROWS }, (_, row) => row)

  it("looks up rows in their order, near the values that were rounded", async () => {
    const looked = (await run(new Float32Array(COLUMNS), [5, 0, 23, 5]))("looked_up")
    expect(looked.subarray(0, COLUMNS)).toEqual(looked.subarray(3 * COLUMNS))
    for (const [place, row] of [5, 0, 23].entries()) {
      const wanted = values.subarray(row * COLUMNS, (row + 1) * COLUMNS)
      wanted.forEach((value, column) => {
        expect(Math.abs(required(looked[place * COLUMNS + column]) - value)).toBeLessThan(0.13)
      })
    }
  })

  it("multiplies by the same rounded matrix that it looks rows up in, and adds the bias", async () => {
    const x = Float32Array.from({ length: 2 * COLUMNS }, (_, index) => Math.cos(index))
    const output = await run(x, all)
    const table = output("looked_up")
    for (const row of [0, 1]) {
      for (const column of all) {
        let sum = 0
        for (let index = 0; index < COLUMNS; index++) {
          sum += required(x[row * COLUMNS + index]) * required(table[column * COLUMNS + index])
        }
        // What is left is the rounding of x to int8.
        expect(Math.abs(required(output("plain")[row * ROWS + column]) - sum)).toBeLessThan(0.2)
        const difference =
          required(output("biased")[row * ROWS + column]) - required(output("plain")[row * ROWS + column])
        expect(difference).toBeCloseTo(required(bias[column]), 4)
      }
    }
  })
})
