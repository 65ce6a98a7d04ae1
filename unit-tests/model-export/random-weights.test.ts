/** @jest-environment <rootDir>/unit-tests/model-export/onnx-environment.ts */
import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { exportModel, type Manifest } from "../../src/model-export"
import { randomWeights } from "../../src/model-export/random-weights"
import { Fixture } from "./fixtures"
import { GreedyRunner, required } from "./greedy-runner"

const MATRIX = "model.language_model.layers.0.mlp.up_proj.weight"
const NORM = "model.language_model.norm.weight"

const shapes = new Map([
  [MATRIX, [3000, 1024]],
  [NORM, [1024]],
  ["a.bias", [1024]],
])

async function read(name: string, seed = 0): Promise<Float32Array> {
  const values: number[] = []
  for await (const piece of randomWeights(shapes, seed).read(name)) {
    for (const value of piece) {
      values.push(value)
    }
  }
  return Float32Array.from(values)
}

const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length
const variance = (values: Float32Array) => mean(values.map((value) => value ** 2)) - mean(values) ** 2

describe("randomWeights", () => {
  it("gives a matrix whole, with the variance that keeps the size of what passes through", async () => {
    const values = await read(MATRIX)
    expect(values).toHaveLength(3000 * 1024)
    expect(mean(values)).toBeCloseTo(0, 3)
    expect(1024 * variance(values)).toBeCloseTo(1, 1)
  })

  it("gives norms around 1 and small biases", async () => {
    expect(mean(await read(NORM))).toBeCloseTo(1, 1)
    expect(Math.max(...(await read("a.bias")).map(Math.abs))).toBeLessThan(0.2)
  })

  it("gives no two rows alike, though all are cut from the same noise", async () => {
    const values = await read(MATRIX)
    const starts = Array.from({ length: 3000 }, (_, row) => values.subarray(row * 1024, row * 1024 + 4).join())
    expect(new Set(starts).size).toBe(3000)
  })

  it("gives the same for the same seed and name, and else something different", async () => {
    expect(await read(NORM, 5)).toEqual(await read(NORM, 5))
    expect(await read(NORM, 5)).not.toEqual(await read(NORM, 6))
  })
})

describe("exportModel with random weights", () => {
  const fixture = new Fixture("tied-bf16")
  const [fixtureCase] = fixture.cases
  let out: string

  beforeEach(() => {
    out = mkdtempSync(join(tmpdir(), "random-model-"))
  })
  afterEach(() => rmSync(out, { recursive: true }))

  const run = (seed?: number): Promise<Manifest> =>
    exportModel({ checkpoint: { config: join(fixture.folder, "config.json"), seed }, out, dtypes: ["int8", "q4"] })

  it.each(["_int8", "_q4"])("makes a model that runs and whose logits are numbers (%s)", async (suffix) => {
    await run()
    const runner = await GreedyRunner.load(out, fixture.config, suffix)
    const { logits } = await runner.generate(fixture.input(required(fixtureCase)), 8)
    await runner.release()
    for (const row of logits) {
      expect(row.every(Number.isFinite)).toBe(true)
      expect(new Set(row).size).toBeGreaterThan(row.length / 2)
    }
  })

  it("says in the manifest that the weights are random, and by which seed", async () => {
    const first = await run(7)
    expect(first).toMatchObject({ randomWeights: { seed: 7 }, q4ZeroPoints: false })
    expect(first.inputs.map(({ path }) => path)).toEqual(["config.json"])
    expect(await run(7)).toEqual(first)
    const other = await run(8)
    expect(other.revision).not.toBe(first.revision)
    expect(other.files.map(({ sha256 }) => sha256)).not.toEqual(first.files.map(({ sha256 }) => sha256))
    expect((await run()).randomWeights).toEqual({ seed: 0 })
    expect(readdirSync(out)).toContain("manifest.json")
  })
})
