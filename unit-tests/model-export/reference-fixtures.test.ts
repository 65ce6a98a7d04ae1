/** @jest-environment <rootDir>/unit-tests/model-export/onnx-environment.ts */
import { readFileSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { exportModel } from "../../src/model-export"
import { floats, GreedyRunner, largestDifference, required, type RunInput } from "./greedy-runner"

interface FixtureCase {
  name: string
  input_ids: number[]
  image_grid_thw: [number, number, number] | null
  tokens: number[]
  logits: string
  pixel_values?: string
  image_features?: string
}

const TOLERANCE = 1e-3

describe.each(["tied-bf16", "untied-f32-sharded"])("the exported %s checkpoint", (name) => {
  const checkpoint = join(__dirname, "fixtures", name)
  const cases: FixtureCase[] = JSON.parse(readFileSync(join(checkpoint, "cases.json"), "utf8"))
  const config = JSON.parse(readFileSync(join(checkpoint, "config.json"), "utf8"))
  const readFloats = (file: string) => new Float32Array(new Uint8Array(readFileSync(join(checkpoint, file))).buffer)
  const inputOf = (fixture: FixtureCase): RunInput => ({
    inputIds: fixture.input_ids,
    pixelValues: fixture.pixel_values === undefined ? undefined : readFloats(fixture.pixel_values),
    imageGrid: fixture.image_grid_thw ?? undefined,
  })
  let out: string
  let runner: GreedyRunner

  beforeAll(async () => {
    out = mkdtempSync(join(tmpdir(), "model-export-"))
    await exportModel({ checkpoint, out, dtypes: ["fp32", "int8"] })
    runner = await GreedyRunner.load(out, config)
  })

  afterAll(async () => {
    await runner.release()
    rmSync(out, { recursive: true })
  })

  it.each(cases.filter(({ image_features }) => image_features))(
    "encodes the picture of $name as the reference does",
    async (fixture) => {
      const input = inputOf(fixture)
      const features = await runner.imageFeatures(required(input.pixelValues), required(input.imageGrid))
      const expected = readFloats(required(fixture.image_features))
      expect(largestDifference(floats(features), expected)).toBeLessThan(TOLERANCE)
    }
  )

  it.each(cases)("answers $name with the reference's tokens and logits", async (fixture) => {
    const { tokens, logits } = await runner.generate(inputOf(fixture), fixture.tokens.length)
    const expected = readFloats(fixture.logits)
    expect(tokens).toEqual(fixture.tokens)
    const difference = largestDifference(logits.flatMap((row) => [...row]), expected)
    expect(difference).toBeLessThan(TOLERANCE)
  })
})
