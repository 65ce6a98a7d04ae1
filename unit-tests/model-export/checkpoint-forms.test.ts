import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { exportModel } from "../../src/model-export"
import { buildGraphs } from "../../src/model-export/build-graphs"
import { parseCheckpointConfig } from "../../src/model-export/checkpoint-config"
import { expectedTensors, OUTPUT_EMBEDDING } from "../../src/model-export/checkpoint-tensors"
import { dtypesByGraph } from "../../src/model-export/dtypes"
import { weightBytes } from "../../src/model-export/onnx-file"
import { randomWeights } from "../../src/model-export/random-weights"
import { elementCount } from "../../src/model-export/tensor-source"
import { Fixture } from "./fixtures"
import { readTensors, writeShards, writeTensors, type RawTensor } from "./write-safetensors"

describe.each([
  ["qwen3-vl-2b", { tied: true, deepstack: [5, 11, 17], least: 2.12e9, most: 2.13e9 }],
  ["qwen3-vl-4b", { tied: true, deepstack: [5, 11, 17], least: 4.4e9, most: 4.5e9 }],
  ["qwen3-vl-8b", { tied: false, deepstack: [8, 16, 24], least: 8.7e9, most: 8.8e9 }],
])("a config.json as %s has it", (name, { tied, deepstack, least, most }) => {
  const config = parseCheckpointConfig(JSON.parse(readFileSync(join(__dirname, `configs/${name}.json`), "utf8")))
  const shapes = expectedTensors(config)
  const parameters = [...shapes.values()].reduce((sum, shape) => sum + elementCount(shape), 0)

  it("is read", () => {
    expect(config.tiedEmbeddings).toBe(tied)
    expect(config.vision.deepstackBlocks).toEqual(deepstack)
    expect(config.text.ropeTheta).toBe(5_000_000)
    expect(shapes.has(OUTPUT_EMBEDDING)).toBe(!tied)
  })

  it("leads to the number of weights that the model is known for", () => {
    expect(parameters).toBeGreaterThan(least)
    expect(parameters).toBeLessThan(most)
  })

  it("gives graphs in every dtype, smaller with fewer bits", () => {
    const weights = randomWeights(shapes, 0)
    const bytes = (["fp32", "int8", "q4"] as const).map((dtype) =>
      buildGraphs(config, weights, dtypesByGraph([dtype]), { zeroPoints: true }).reduce(
        (sum, { graph }) => sum + weightBytes(graph),
        0
      )
    )
    const [exact = 0, int8 = 0, q4 = 0] = bytes
    // The tied embedding is there twice: once to look up, once to multiply by.
    const kept = parameters + (tied ? config.text.vocabSize * config.text.hiddenSize : 0)
    expect(exact / kept).toBeCloseTo(4, 1)
    expect(int8 / kept).toBeCloseTo(1, 1)
    expect(q4 / kept).toBeCloseTo(0.64, 1)
  })
})

it("knows the tensors of Qwen3-VL-2B-Instruct to the byte: the rest of its file is the header", () => {
  const config = parseCheckpointConfig(JSON.parse(readFileSync(join(__dirname, "configs/qwen3-vl-2b.json"), "utf8")))
  const elements = [...expectedTensors(config).values()].reduce((sum, shape) => sum + elementCount(shape), 0)
  const header = 4_255_140_312 - 2 * elements
  // A name, a type, a shape and two offsets for each of 625 tensors.
  expect(expectedTensors(config).size).toBe(625)
  expect(header / 625).toBeGreaterThan(100)
  expect(header / 625).toBeLessThan(160)
})

describe("a checkpoint with an output matrix of its own", () => {
  const fixture = new Fixture("untied-f32-sharded")
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "checkpoint-forms-"))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const tensors = (): Record<string, RawTensor> =>
    Object.assign(
      {},
      ...readdirSync(fixture.folder)
        .filter((file) => file.endsWith(".safetensors"))
        .map((file) => readTensors(fixture.folder, file))
    )

  /** Exports what `write` puts into a folder with the fixture's config.json. */
  const exported = async (name: string, write: (checkpoint: string) => void): Promise<Record<string, string>> => {
    const checkpoint = join(folder, name)
    mkdirSync(checkpoint)
    cpSync(join(fixture.folder, "config.json"), join(checkpoint, "config.json"))
    write(checkpoint)
    const { files } = await exportModel({ checkpoint, out: join(folder, `${name}-out`), dtypes: ["fp32", "q4"] })
    return Object.fromEntries(files.map(({ path, sha256 }) => [path, sha256]))
  }

  it("gives the same files from shards in float16 as from one file with those values in float32", async () => {
    const names = Object.keys(tensors())
    const half = Object.fromEntries(Object.entries(tensors()).map(([name, tensor]) => [name, toFloat16(tensor)]))
    const single = Object.fromEntries(Object.entries(half).map(([name, tensor]) => [name, fromFloat16(tensor)]))
    const shards = [0, 1, 2].map((shard) => names.filter((_, index) => index % 3 === shard))

    const sharded = await exported("sharded-f16", (checkpoint) => writeShards(checkpoint, half, shards))
    const whole = await exported("whole-f32", (checkpoint) => writeTensors(join(checkpoint, "model.safetensors"), single))
    expect(sharded).toEqual(whole)
    const unrounded = await exported("f32", (checkpoint) => writeTensors(join(checkpoint, "model.safetensors"), tensors()))
    expect(unrounded["onnx/decoder_model_merged.onnx"]).not.toBe(whole["onnx/decoder_model_merged.onnx"])
  })
})

/** Cuts digits off; values here are neither tiny nor huge, which would need more care. */
function toFloat16({ shape, bytes }: RawTensor): RawTensor {
  const bits = new Uint32Array(Uint8Array.from(bytes).buffer)
  const half = Uint16Array.from(bits, (value) => {
    const exponent = ((value >>> 23) & 0xff) - 127 + 15
    const fraction = (value >>> 13) & 0x3ff
    return exponent <= 0 ? (value >>> 16) & 0x8000 : ((value >>> 16) & 0x8000) | (exponent << 10) | fraction
  })
  return { dtype: "F16", shape, bytes: new Uint8Array(half.buffer) }
}

function fromFloat16({ shape, bytes }: RawTensor): RawTensor {
  const half = new Uint16Array(Uint8Array.from(bytes).buffer)
  const values = Float32Array.from(half, (value) => {
    const sign = value & 0x8000 ? -1 : 1
    const exponent = (value >>> 10) & 0x1f
    return exponent === 0 ? sign * 0 : sign * (1 + (value & 0x3ff) / 1024) * 2 ** (exponent - 15)
  })
  return { dtype: "F32", shape, bytes: new Uint8Array(values.buffer) }
}
