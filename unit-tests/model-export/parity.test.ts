/** @jest-environment <rootDir>/unit-tests/model-export/onnx-environment.ts */
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { copyFile, readdir } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { exportModel, type Manifest } from "../../src/model-export"
import { GreedyRunner, largestDifference, required, type RunInput } from "./greedy-runner"

/** As models/training/make_parity_fixtures.py writes it. */
interface ParityCase {
  name: string
  picture: string
  prompt: string
  input_ids: number[]
  image_grid_thw: [number, number, number]
  tokens: number[]
  logits_file: string
  logits_steps: number[]
}

/** A dynamic import, because the package's types are those of an ES module. */
const loadTransformers = () => import("@huggingface/transformers")
type Transformers = Awaited<ReturnType<typeof loadTransformers>>
type StockModel = Awaited<ReturnType<Transformers["Qwen3VLForConditionalGeneration"]["from_pretrained"]>>
type StockTensor = InstanceType<Transformers["Tensor"]>

const ROOT = join(__dirname, "../..")
const DEMO = join(ROOT, "models/demo")
const FIXTURES = join(ROOT, "models/training/fixtures")

const cases: ParityCase[] = JSON.parse(readFileSync(join(FIXTURES, "parity.json"), "utf8"))
const config = JSON.parse(readFileSync(join(DEMO, "config.json"), "utf8"))

describe("the demo model's graphs against the reference", () => {
  let out: string
  let manifest: Manifest
  let transformers: Transformers
  let processor: Awaited<ReturnType<Transformers["AutoProcessor"]["from_pretrained"]>>

  /** What Transformers.js's own processor makes of the case's picture and prompt. */
  const prepare = async (fixture: ParityCase): Promise<Record<string, StockTensor>> =>
    processor(fixture.prompt, await transformers.RawImage.read(join(FIXTURES, fixture.picture)))

  const inputOf = async (fixture: ParityCase): Promise<RunInput> => {
    const { pixel_values: pixelValues } = await prepare(fixture)
    return {
      inputIds: fixture.input_ids,
      pixelValues: Float32Array.from(required(pixelValues).data, Number),
      imageGrid: fixture.image_grid_thw,
    }
  }

  const generateWithStock = async (model: StockModel, fixture: ParityCase): Promise<number[]> => {
    const output = await model.generate({
      ...(await prepare(fixture)),
      max_new_tokens: fixture.tokens.length,
      do_sample: false,
    })
    const tokens: bigint[][] = (output as StockTensor).tolist()
    return required(tokens[0]).slice(fixture.input_ids.length).map(Number)
  }

  beforeAll(async () => {
    out = mkdtempSync(join(tmpdir(), "demo-model-"))
    manifest = await exportModel({ checkpoint: join(DEMO, "checkpoint"), out, dtypes: ["fp32", "int8"] })
    for (const file of await readdir(DEMO)) {
      if (file.endsWith(".json") && file !== "config.json" && file !== "manifest.json") {
        await copyFile(join(DEMO, file), join(out, file))
      }
    }
    transformers = await loadTransformers()
    processor = await transformers.AutoProcessor.from_pretrained(DEMO, { local_files_only: true })
  })

  afterAll(() => rmSync(out, { recursive: true, force: true }))

  it("covers at least 20 pictures and prompts", () => {
    expect(new Set(cases.map(({ picture }) => picture)).size).toBeGreaterThanOrEqual(20)
  })

  it("finds in models/demo what the exporter makes of the checkpoint there", () => {
    const committed: Manifest = JSON.parse(readFileSync(join(DEMO, "manifest.json"), "utf8"))
    const graphs = committed.files.filter(({ path }) => path.startsWith("onnx/"))
    expect(graphs).not.toHaveLength(0)
    expect(manifest.files).toEqual(expect.arrayContaining(graphs))
  })

  it("prepares the reference's token ids with the stock processor", async () => {
    for (const fixture of cases) {
      const { input_ids: inputIds, image_grid_thw: grid } = await prepare(fixture)
      expect([...required(inputIds).data].map(Number)).toEqual(fixture.input_ids)
      expect([...required(grid).data].map(Number)).toEqual(fixture.image_grid_thw)
    }
  })

  it("gives every greedy token and the logits within 1e-3 in fp32", async () => {
    const runner = await GreedyRunner.load(out, config)
    for (const fixture of cases) {
      const { tokens, logits } = await runner.generate(await inputOf(fixture), fixture.tokens.length)
      expect([fixture.name, tokens]).toEqual([fixture.name, fixture.tokens])
      const stored = new Float32Array(new Uint8Array(readFileSync(join(FIXTURES, fixture.logits_file))).buffer)
      const chosen = fixture.logits_steps.flatMap((step) => [...required(logits[step])])
      expect(largestDifference(chosen, stored)).toBeLessThan(1e-3)
    }
    await runner.release()
  })

  it("agrees on at least 98 % of the tokens in int8", async () => {
    const runner = await GreedyRunner.load(out, config, "_int8")
    let agreed = 0
    let total = 0
    for (const fixture of cases) {
      const { tokens } = await runner.generate(await inputOf(fixture), fixture.tokens.length, fixture.tokens)
      agreed += tokens.filter((token, index) => token === fixture.tokens[index]).length
      total += tokens.length
    }
    await runner.release()
    expect(agreed / total).toBeGreaterThanOrEqual(0.98)
  })

  it("gives the same tokens in stock Transformers.js", async () => {
    const model = await transformers.Qwen3VLForConditionalGeneration.from_pretrained(out, {
      dtype: "fp32",
      local_files_only: true,
    })
    for (const fixture of cases) {
      expect([fixture.name, await generateWithStock(model, fixture)]).toEqual([fixture.name, fixture.tokens])
    }
    await model.dispose()
  })

  it("lets stock Transformers.js load models/demo by its path and generate what the graphs give", async () => {
    const committed: Manifest = JSON.parse(readFileSync(join(DEMO, "manifest.json"), "utf8"))
    const suffix = committed.dtypes.decoder_model_merged.includes("fp32") ? "" : "_int8"
    const runner = await GreedyRunner.load(DEMO, config, suffix)
    const model = await transformers.Qwen3VLForConditionalGeneration.from_pretrained(DEMO, { local_files_only: true })
    for (const fixture of cases) {
      const ours = await runner.generate(await inputOf(fixture), fixture.tokens.length)
      const stock = await generateWithStock(model, fixture)
      expect(stock).toEqual(ours.tokens.slice(0, stock.length))
      expect(stock.length).toBeGreaterThan(0)
    }
    await runner.release()
    await model.dispose()
  })
})
