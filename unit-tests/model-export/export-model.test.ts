/** @jest-environment <rootDir>/unit-tests/model-export/onnx-environment.ts */
import { createHash } from "node:crypto"
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync } from "node:fs"
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { exportModel, type ExportModelOptions, type ExportProgress } from "../../src/model-export"
import { decodeModel } from "../../src/model-export/onnx-proto"
import { Fixture } from "./fixtures"
import { GreedyRunner, required } from "./greedy-runner"
import { float32Tensor, readTensors, writeTensors, type RawTensor } from "./write-safetensors"

const fixture = new Fixture("tied-bf16")
const EMBEDDING = "model.language_model.embed_tokens.weight"

describe("exportModel", () => {
  let folder: string
  let checkpoint: string
  let out: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "export-model-"))
    checkpoint = join(folder, "tiny")
    out = join(folder, "out")
    cpSync(fixture.folder, checkpoint, { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const run = (options: Partial<ExportModelOptions> = {}) => exportModel({ checkpoint, out, ...options })
  const read = (file: string) => readFileSync(join(out, file))
  const files = () => readdirSync(out, { recursive: true, encoding: "utf8" }).sort()
  const changeTensors = (change: (tensors: Record<string, RawTensor>) => void) => {
    const tensors = readTensors(checkpoint)
    change(tensors)
    writeTensors(join(checkpoint, "model.safetensors"), tensors)
  }

  it("writes the layout that Transformers.js loads, with the tokenizer's files, and nothing else", async () => {
    writeFileSync(join(checkpoint, "tokenizer.json"), "{}")
    await run({ dtypes: ["fp32", "int8"] })
    const graphs = ["decoder_model_merged", "decoder_in_place", "embed_tokens", "vision_encoder"]
    expect(files()).toEqual([
      "config.json",
      "manifest.json",
      "onnx",
      ...[
        ...graphs.flatMap((name) => [`onnx/${name}.onnx`, `onnx/${name}_int8.onnx`]),
        // The decoder's graphs share their weights. Of its two dtypes int8 may read the prompts for the other.
        ...["onnx/decoder_model_merged.onnx_data", "onnx/decoder_model_merged_int8.onnx_data", "onnx/decoder_prefill_int8.onnx"],
      ].sort(),
      "tokenizer.json",
    ])
  })

  it("describes every file in the manifest, and the checkpoint in its revision", async () => {
    const manifest = await run()
    expect(JSON.parse(read("manifest.json").toString())).toEqual(manifest)
    expect(manifest).toMatchObject({
      name: "tiny",
      tool: { name: "medusa-plugin-shelftalker" },
      dtypes: { embed_tokens: ["fp32"], vision_encoder: ["fp32"], decoder_model_merged: ["fp32"] },
    })
    expect(manifest).not.toHaveProperty("q4ZeroPoints")
    expect(manifest).not.toHaveProperty("randomWeights")
    expect(manifest.files.map(({ path }) => path).sort()).toEqual(
      files().filter((file) => file !== "onnx" && file !== "manifest.json")
    )
    for (const { path, bytes, sha256 } of manifest.files) {
      expect(bytes).toBe(statSync(join(out, path)).size)
      expect(sha256).toBe(createHash("sha256").update(read(path)).digest("hex"))
    }
    expect(manifest.inputs.map(({ path }) => path)).toEqual(["config.json", "model.safetensors"])

    expect((await run()).revision).toBe(manifest.revision)
    changeTensors((tensors) => required(tensors[EMBEDDING]).bytes.reverse())
    expect((await run()).revision).not.toBe(manifest.revision)
  })

  it("names the first dimension of the cache batch_size, without which Transformers.js makes it 0", async () => {
    await run()
    const { graph } = decodeModel(read("onnx/decoder_model_merged.onnx"))
    const caches = graph.input.filter(({ name }) => name.startsWith("past_key_values"))
    expect(caches).toHaveLength(6)
    for (const { type } of caches) {
      const [batch, heads, past, size] = type.tensorType.shape.dim
      expect([batch?.dimParam, heads?.dimValue, past?.dimParam, size?.dimValue]).toEqual([
        "batch_size",
        2,
        "past_sequence_length",
        16,
      ])
    }
  })

  it("reports each tensor and ends at the total", async () => {
    const steps: ExportProgress[] = []
    await run({ dtypes: ["int8"], onProgress: (progress) => steps.push(progress) })
    const last = required(steps.at(-1))
    expect(last.writtenBytes).toBe(last.totalBytes)
    expect(new Set(steps.map(({ file }) => file)).size).toBe(4)
    expect(steps.map(({ tensor }) => tensor)).toContain(`${EMBEDDING}:int8`)
  })

  it("tells Transformers.js to take int8 where there is no fp32", async () => {
    await run({ dtypes: ["int8"] })
    expect(JSON.parse(read("config.json").toString())["transformers.js_config"]).toMatchObject({ dtype: "int8" })
    await run({ dtypes: ["fp32", "int8"] })
    expect(JSON.parse(read("config.json").toString())).not.toHaveProperty(["transformers.js_config", "dtype"])
  })

  it.each(["fp32", "int8"] as const)("gives the same tokens in %s with weights in files of their own", async (dtype) => {
    const suffix = dtype === "int8" ? "_int8" : ""
    const [fixtureCase] = fixture.cases
    const generate = async (model: string) => {
      const runner = await GreedyRunner.load(model, fixture.config, suffix)
      const result = await runner.generate(fixture.input(required(fixtureCase)), 12)
      await runner.release()
      return result
    }
    await run({ dtypes: [dtype] })
    const inline = await generate(out)
    const manifest = await run({ dtypes: [dtype], out: join(folder, "external"), largestInlineModel: 0 })

    expect(await generate(join(folder, "external"))).toEqual(inline)
    const data = `onnx/decoder_model_merged${suffix}.onnx_data`
    expect(manifest.files.map(({ path }) => path)).toContain(data)
    const graph = `onnx/vision_encoder${suffix}.onnx`
    expect(statSync(join(folder, "external", graph)).size).toBeLessThan(statSync(join(out, graph)).size)
    const config = JSON.parse(readFileSync(join(folder, "external/config.json"), "utf8"))
    expect(config["transformers.js_config"].use_external_data_format).toMatchObject({
      [`embed_tokens${suffix}.onnx`]: 1,
      [`vision_encoder${suffix}.onnx`]: 1,
      [`decoder_model_merged${suffix}.onnx`]: 1,
    })
  })

  it("removes graphs that belong to other weights, and leaves other files alone", async () => {
    mkdirSync(out)
    writeFileSync(join(out, "README.md"), "hello")
    await run({ dtypes: ["fp32", "int8"], largestInlineModel: 0 })
    await run({ dtypes: ["fp32"] })
    expect(files()).toEqual([
      "README.md",
      "config.json",
      "manifest.json",
      "onnx",
      "onnx/decoder_in_place.onnx",
      "onnx/decoder_model_merged.onnx",
      "onnx/decoder_model_merged.onnx_data",
      "onnx/embed_tokens.onnx",
      "onnx/vision_encoder.onnx",
    ])
  })

  describe("refuses, before it writes anything,", () => {
    const refused = async (message: string) => {
      await expect(run()).rejects.toThrow(message)
      await expect(run()).rejects.toMatchObject({ name: "ModelExportError" })
      expect(existsSync(out)).toBe(false)
    }

    it("a folder without config.json", async () => {
      rmSync(join(checkpoint, "config.json"))
      await refused("config.json cannot be read")
    })

    it("a config that the graphs do not compute", async () => {
      writeFileSync(join(checkpoint, "config.json"), JSON.stringify({ ...fixture.config, model_type: "llava" }))
      await refused('model_type "llava"')
    })

    it("a missing tensor", async () => {
      changeTensors((tensors) => delete tensors["model.visual.blocks.2.attn.qkv.bias"])
      await refused("missing: model.visual.blocks.2.attn.qkv.bias")
    })

    it("a tensor of another architecture", async () => {
      changeTensors((tensors) => (tensors["model.extra.weight"] = float32Tensor([1], [1])))
      await refused("not known to this architecture: model.extra.weight")
    })

    it("a tensor of another shape", async () => {
      const square = float32Tensor([4, 4], new Array<number>(16).fill(0))
      changeTensors((tensors) => (tensors["model.visual.merger.norm.bias"] = square))
      await refused("model.visual.merger.norm.bias is [4, 4], not [16]")
    })

    it("more layers than config.json tells of", async () => {
      const text_config = { ...fixture.config.text_config, num_hidden_layers: 2 }
      const vision_config = { ...fixture.config.vision_config, deepstack_visual_indexes: [0, 1] }
      writeFileSync(join(checkpoint, "config.json"), JSON.stringify({ ...fixture.config, text_config, vision_config }))
      await refused("model.language_model.layers.2")
    })

    it("tied embeddings that differ", async () => {
      changeTensors((tensors) => {
        const embedding = required(tensors[EMBEDDING])
        tensors["lm_head.weight"] = { ...embedding, bytes: Uint8Array.from(embedding.bytes).reverse() }
      })
      await refused("ties lm_head.weight")
    })
  })

  it("takes a faithful copy of tied embeddings for what it is", async () => {
    await run()
    const decoder = read("onnx/decoder_model_merged.onnx")
    changeTensors((tensors) => (tensors["lm_head.weight"] = required(tensors[EMBEDDING])))
    await run()
    expect(read("onnx/decoder_model_merged.onnx").equals(decoder)).toBe(true)
  })

  it("leaves the old model whole and nothing half-written when it is cancelled midway", async () => {
    await run()
    const before = files().map((file) => [file, file === "onnx" ? "" : read(file).toString("base64")])
    changeTensors((tensors) => required(tensors[EMBEDDING]).bytes.reverse())
    const controller = new AbortController()
    const onProgress = ({ file }: ExportProgress) => {
      if (file.startsWith("onnx/decoder")) {
        controller.abort(new Error("changed my mind"))
      }
    }
    const cancelled = run({ dtypes: ["fp32", "int8"], signal: controller.signal, onProgress })
    await expect(cancelled).rejects.toThrow("changed my mind")
    expect(files().map((file) => [file, file === "onnx" ? "" : read(file).toString("base64")])).toEqual(before)
  })
})
