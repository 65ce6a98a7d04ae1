/** @jest-environment <rootDir>/unit-tests/model-export/onnx-environment.ts */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Tensor } from "onnxruntime-node"

import { exportModel } from "../../src/model-export"
import { Fixture } from "./fixtures"
import { floats, GreedyRunner, largestDifference, required } from "./greedy-runner"

/** Other orders of summation, nothing more. */
const TOLERANCE = 1e-4

describe.each(["fp32", "int8"] as const)("the %s decoder", (dtype) => {
  const fixture = new Fixture("tied-bf16")
  const input = fixture.input(required(fixture.cases[0]))
  const length = input.inputIds.length
  let out: string
  let runner: GreedyRunner
  let embeds: Tensor
  let axes: number[][]
  let everyLogit: Float32Array[]

  beforeAll(async () => {
    out = mkdtempSync(join(tmpdir(), "decoder-"))
    await exportModel({ checkpoint: fixture.folder, out, dtypes: [dtype] })
    runner = await GreedyRunner.load(out, fixture.config, dtype === "int8" ? "_int8" : "")
    embeds = await runner.inputEmbeds(input)
    axes = runner.positions(input).axes
    everyLogit = (await runner.decode(embeds, axes, runner.emptyCache(), 0)).logits
  })

  afterAll(async () => {
    await runner.release()
    rmSync(out, { recursive: true })
  })

  const slice = (begin: number, end: number) => {
    const width = required(embeds.dims[2])
    const values = floats(embeds).slice(begin * width, end * width)
    return {
      embeds: new Tensor("float32", values, [1, end - begin, width]),
      axes: axes.map((axis) => axis.slice(begin, end)),
    }
  }

  it("gives logits for every position when 0 are to be kept", () => {
    expect(everyLogit).toHaveLength(length)
  })

  it.each([1, 3])("gives the last %i logits when as many are to be kept", async (kept) => {
    const { logits } = await runner.decode(embeds, axes, runner.emptyCache(), kept)
    expect(logits).toHaveLength(kept)
    // In int8 the range that is rounded over depends on which rows are in the run.
    const tolerance = dtype === "int8" ? 0.5 : TOLERANCE
    logits.forEach((row, index) => {
      expect(largestDifference(row, required(everyLogit[length - kept + index]))).toBeLessThan(tolerance)
    })
  })

  if (dtype === "fp32") {
    it("gives the same whether a prompt comes at once, in parts, or token by token", async () => {
      for (const part of [1, 7, 20]) {
        let cache = runner.emptyCache()
        const logits: Float32Array[] = []
        for (let begin = 0; begin < length; begin += part) {
          const piece = slice(begin, Math.min(begin + part, length))
          const result = await runner.decode(piece.embeds, piece.axes, cache, 0)
          logits.push(...result.logits)
          cache = result.cache
        }
        expect(logits).toHaveLength(length)
        logits.forEach((row, index) => {
          expect(largestDifference(row, required(everyLogit[index]))).toBeLessThan(TOLERANCE)
        })
      }
    })

    it("gives two sequences of a batch what each gets alone", async () => {
      const [first, second] = [slice(0, 9), slice(9, 18)]
      const expected: Float32Array[] = []
      for (const one of [first, second]) {
        expected.push(...(await runner.decode(one.embeds, one.axes, runner.emptyCache(), 0)).logits)
      }
      const values = Float32Array.from([...floats(first.embeds), ...floats(second.embeds)])
      const together = new Tensor("float32", values, [2, 9, required(embeds.dims[2])])
      const positions = first.axes.map((axis, index) => [...axis, ...required(second.axes[index])])
      const { logits } = await runner.decode(together, positions, runner.emptyCache(2), 0)
      expect(logits).toHaveLength(18)
      logits.forEach((row, index) => {
        expect(largestDifference(row, required(expected[index]))).toBeLessThan(TOLERANCE)
      })
    })

    it("turns with each of the three positions, and adds each DeepStack map", async () => {
      const imageToken = input.inputIds.lastIndexOf(fixture.config.image_token_id)
      const logitsOfImage = async (changedEmbeds: Tensor, changedAxes: number[][]) =>
        required((await runner.decode(changedEmbeds, changedAxes, runner.emptyCache(), 0)).logits[imageToken])
      const unchanged = required(everyLogit[imageToken])
      for (const axis of [0, 1, 2]) {
        const shift = (at: number) => (at > 8 ? 3 : 0)
        const moved = axes.map((places, index) => (index === axis ? places.map((place, at) => place + shift(at)) : places))
        expect(largestDifference(await logitsOfImage(embeds, moved), unchanged)).toBeGreaterThan(0.01)
      }
      const width = required(embeds.dims[2])
      for (const map of [1, 2, 3]) {
        const partOf = (index: number) => Math.floor((index % width) / (width / 4))
        const values = floats(embeds).map((value, index) => (partOf(index) === map ? -value : value))
        const changed = await logitsOfImage(new Tensor("float32", values, embeds.dims), axes)
        expect(largestDifference(changed, unchanged)).toBeGreaterThan(0.01)
      }
    })
  }
})
