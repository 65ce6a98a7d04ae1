/** @jest-environment <rootDir>/unit-tests/model-export/onnx-environment.ts */
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { copyFile, readdir } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { evaluateExport, VARIANTS, type DtypeParity, type VariantName } from "../../models/training/evaluate-export"
import { EXACT_INT8 } from "../../src/inference/child/open-sessions"
import { exportModel, type ExportModelOptions, type Manifest } from "../../src/model-export"
import { examples } from "../thorough"
import { GreedyRunner, largestDifference, required } from "./greedy-runner"
import {
  cases,
  config,
  DEMO,
  FIXTURES,
  loadTransformers,
  StockProcessor,
  type ParityCase,
  type StockTensor,
  type Transformers,
} from "./parity-cases"

/** Where the same is tried of several exports. */
const some = cases.filter((_, index) => index % examples(3, 1) === 0)

type StockModel = Awaited<ReturnType<Transformers["Qwen3VLForConditionalGeneration"]["from_pretrained"]>>

describe("the demo model's graphs against the reference", () => {
  let out: string
  let manifest: Manifest
  let transformers: Transformers
  let processor: StockProcessor

  const generateWithStock = async (model: StockModel, fixture: ParityCase): Promise<number[]> => {
    const output = await model.generate({
      ...(await processor.prepare(fixture)),
      max_new_tokens: fixture.tokens.length,
      do_sample: false,
    })
    const tokens: bigint[][] = (output as StockTensor).tolist()
    return required(tokens[0]).slice(fixture.input_ids.length).map(Number)
  }

  const exportDemo = async (
    folder: string,
    settings: Pick<ExportModelOptions, "dtypes" | "zeroPoints">
  ): Promise<Manifest> => {
    for (const file of await readdir(DEMO)) {
      if (file.endsWith(".json") && file !== "config.json" && file !== "manifest.json") {
        await copyFile(join(DEMO, file), join(folder, file))
      }
    }
    return exportModel({ checkpoint: join(DEMO, "checkpoint"), out: folder, ...settings })
  }

  beforeAll(async () => {
    out = mkdtempSync(join(tmpdir(), "demo-model-"))
    manifest = await exportDemo(out, { dtypes: ["fp32"] })
    transformers = await loadTransformers()
    processor = await StockProcessor.load()
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
      const { input_ids: inputIds, image_grid_thw: grid } = await processor.prepare(fixture)
      expect([...required(inputIds).data].map(Number)).toEqual(fixture.input_ids)
      expect([...required(grid).data].map(Number)).toEqual(fixture.image_grid_thw)
    }
  })

  it("gives every greedy token and the logits within 1e-3 in fp32", async () => {
    const runner = await GreedyRunner.load(out, config)
    for (const fixture of cases) {
      const { tokens, logits } = await runner.generate(await processor.inputOf(fixture), fixture.tokens.length)
      expect([fixture.name, tokens]).toEqual([fixture.name, fixture.tokens])
      const stored = new Float32Array(new Uint8Array(readFileSync(join(FIXTURES, fixture.logits_file))).buffer)
      const chosen = fixture.logits_steps.flatMap((step) => [...required(logits[step])])
      expect(largestDifference(chosen, stored)).toBeLessThan(1e-3)
    }
    await runner.release()
  })

  it("gives the same tokens in stock Transformers.js", async () => {
    const model = await transformers.Qwen3VLForConditionalGeneration.from_pretrained(out, {
      dtype: "fp32",
      local_files_only: true,
      session_options: { intraOpNumThreads: 1 },
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
    const model = await transformers.Qwen3VLForConditionalGeneration.from_pretrained(DEMO, {
      local_files_only: true,
      session_options: { intraOpNumThreads: 1 },
    })
    for (const fixture of some) {
      const ours = await runner.generate(await processor.inputOf(fixture), fixture.tokens.length)
      const stock = await generateWithStock(model, fixture)
      expect(stock).toEqual(ours.tokens.slice(0, stock.length))
      expect(stock.length).toBeGreaterThan(0)
    }
    await runner.release()
    await model.dispose()
  })

  describe("by dtype", () => {
    let parities: Record<VariantName, DtypeParity>

    beforeAll(async () => {
      parities = await evaluateExport(processor, some)
    })

    // A little below what `npm run eval:export` prints.
    it.each<[VariantName, Omit<DtypeParity, "bytes" | "smallestCosine">]>([
      ["fp32", { cosine: 0.999999, pictureCosine: 0.999999, agreement: 1 }],
      ["int8", { cosine: 0.999, pictureCosine: 0.999, agreement: 0.99 }],
      ["q4", { cosine: 0.98, pictureCosine: 0.995, agreement: 0.98 }],
      ["q4 with zero points", { cosine: 0.98, pictureCosine: 0.995, agreement: 0.98 }],
    ])("stays as near to the reference as %s can", (name, least) => {
      const parity = parities[name]
      expect(parity.cosine).toBeGreaterThan(least.cosine)
      expect(parity.pictureCosine).toBeGreaterThan(least.pictureCosine)
      expect(parity.agreement).toBeGreaterThanOrEqual(least.agreement)
    })

    it("is smaller the fewer bits a weight has, and zero points cost little", () => {
      const { fp32, int8, q4, "q4 with zero points": free } = parities
      expect(int8.bytes).toBeLessThan(0.3 * fp32.bytes)
      expect(q4.bytes).toBeLessThan(0.7 * int8.bytes)
      expect(free.bytes).toBeGreaterThan(q4.bytes)
      expect(free.bytes).toBeLessThan(1.05 * q4.bytes)
    })

    it.each<VariantName>(["int8", "q4", "q4 with zero points"])(
      "lets stock Transformers.js take the dtype by itself and generate what the graphs give (%s)",
      async (name) => {
        const { dtype, suffix } = VARIANTS[name]
        const folder = mkdtempSync(join(tmpdir(), "demo-model-dtype-"))
        await exportDemo(folder, { dtypes: [dtype], zeroPoints: name === "q4 with zero points" })
        const runner = await GreedyRunner.load(folder, config, suffix)
        const model = await transformers.Qwen3VLForConditionalGeneration.from_pretrained(folder, {
          local_files_only: true,
          session_options: { intraOpNumThreads: 1, extra: EXACT_INT8 },
        })
        for (const fixture of cases.slice(0, 3)) {
          const ours = await runner.generate(await processor.inputOf(fixture), fixture.tokens.length)
          const stock = await generateWithStock(model, fixture)
          expect(stock).toEqual(ours.tokens.slice(0, stock.length))
          expect(stock.length).toBeGreaterThan(20)
        }
        await runner.release()
        await model.dispose()
        rmSync(folder, { recursive: true })
      }
    )
  })
})
