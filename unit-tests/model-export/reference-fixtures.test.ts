/** @jest-environment <rootDir>/unit-tests/model-export/onnx-environment.ts */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { exportModel } from "../../src/model-export"
import { Fixture, FIXTURE_NAMES, type FixtureCase } from "./fixtures"
import { floats, GreedyRunner, largestDifference, required } from "./greedy-runner"

const TOLERANCE = 1e-3

describe.each(FIXTURE_NAMES)("the exported %s checkpoint", (name) => {
  const fixture = new Fixture(name)
  const { cases } = fixture
  const withPicture = cases.filter(({ image_features: features }) => features !== undefined)
  let out: string
  let runner: GreedyRunner

  beforeAll(async () => {
    out = mkdtempSync(join(tmpdir(), "model-export-"))
    await exportModel({ checkpoint: fixture.folder, out, dtypes: ["fp32", "int8", "q4"] })
    runner = await GreedyRunner.load(out, fixture.config)
  })

  afterAll(async () => {
    await runner.release()
    rmSync(out, { recursive: true })
  })

  it.each(withPicture)("encodes the picture of $name as the reference does", async (fixtureCase) => {
    const { pixelValues, imageGrid } = fixture.input(fixtureCase)
    const features = await runner.imageFeatures(required(pixelValues), required(imageGrid))
    const expected = fixture.floats(required(fixtureCase.image_features))
    expect(largestDifference(floats(features), expected)).toBeLessThan(TOLERANCE)
  })

  it.each(cases)("answers $name with the reference's tokens and logits", async (fixtureCase) => {
    const { tokens, logits } = await runner.generate(fixture.input(fixtureCase), fixtureCase.tokens.length)
    const expected = fixture.floats(fixtureCase.logits)
    expect(tokens).toEqual(fixtureCase.tokens)
    expect(largestDifference(flat(logits), expected)).toBeLessThan(TOLERANCE)
  })

  it.each([
    ["int8", 0.99],
    // Matrices narrower than one block, of random weights: as rough as q4 gets.
    ["q4", 0.8],
  ])("stays near the reference's logits in %s", async (dtype, least) => {
    const rounded = await GreedyRunner.load(out, fixture.config, `_${dtype}`)
    for (const fixtureCase of cases) {
      const { tokens } = fixtureCase
      const { logits } = await rounded.generate(fixture.input(fixtureCase), tokens.length, tokens)
      expect(correlation(flat(logits), fixture.floats(fixtureCase.logits))).toBeGreaterThan(least)
    }
    await rounded.release()
  })

  // Without a picture, Transformers.js 4.3.1 adds the prompt's length to the next positions instead of taking it away.
  it.each(withPicture)("generates the tokens of $name in stock Transformers.js", async (fixtureCase) => {
    const { Qwen3VLForConditionalGeneration, Tensor } = await import("@huggingface/transformers")
    const model = await Qwen3VLForConditionalGeneration.from_pretrained(out, { dtype: "fp32", local_files_only: true })
    const { inputIds, pixelValues, imageGrid } = fixture.input(fixtureCase)
    const int64 = (values: readonly number[], dims: number[]) =>
      new Tensor("int64", BigInt64Array.from(values, BigInt), dims)
    const picture = pixelValues &&
      imageGrid && {
        pixel_values: new Tensor("float32", pixelValues, patchShape(fixtureCase, pixelValues)),
        image_grid_thw: int64(imageGrid, [1, 3]),
      }
    const output = await model.generate({
      input_ids: int64(inputIds, [1, inputIds.length]),
      attention_mask: int64(new Array<number>(inputIds.length).fill(1), [1, inputIds.length]),
      ...picture,
      max_new_tokens: fixtureCase.tokens.length,
      do_sample: false,
    })
    await model.dispose()
    if (!(output instanceof Tensor)) {
      throw new TypeError("generate() gave no tensor of tokens")
    }
    expect(Array.from(output.data, Number).slice(inputIds.length)).toEqual(fixtureCase.tokens)
  })
})

function patchShape({ image_grid_thw: grid }: FixtureCase, pixelValues: Float32Array): number[] {
  const patches = required(grid ?? undefined)[1] * required(grid ?? undefined)[2]
  return [patches, pixelValues.length / patches]
}

const flat = (rows: readonly Float32Array[]): number[] => rows.flatMap((row) => [...row])

/** Pearson's. Weights this random make int8 a rough copy, so the shape is compared and not the values. */
function correlation(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  const centred = (values: ArrayLike<number>) => {
    const list = Array.from(values)
    const mean = list.reduce((sum, value) => sum + value, 0) / list.length
    return list.map((value) => value - mean)
  }
  const dot = (a: number[], b: number[]) => a.reduce((sum, value, index) => sum + value * required(b[index]), 0)
  const [a, b] = [centred(actual), centred(expected)]
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))
}
