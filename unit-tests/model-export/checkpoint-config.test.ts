import { readFileSync } from "node:fs"
import { join } from "node:path"

import { parseCheckpointConfig } from "../../src/model-export/checkpoint-config"
import { ModelExportError } from "../../src/model-export"

type Json = Record<string, unknown>
interface ConfigJson extends Json {
  text_config: Json
  vision_config: Json
}

const readConfig = (): ConfigJson =>
  JSON.parse(readFileSync(join(__dirname, "fixtures/tied-bf16/config.json"), "utf8"))

const withText = (change: Json): ConfigJson => {
  const config = readConfig()
  return { ...config, text_config: { ...config.text_config, ...change } }
}

const withVision = (change: Json): ConfigJson => {
  const config = readConfig()
  return { ...config, vision_config: { ...config.vision_config, ...change } }
}

const withRope = (change: Json): ConfigJson =>
  withText({ rope_parameters: { ...(readConfig().text_config["rope_parameters"] as Json), ...change } })

function refusal(config: unknown): ModelExportError {
  try {
    parseCheckpointConfig(config)
  } catch (error) {
    if (error instanceof ModelExportError) {
      return error
    }
    throw error
  }
  throw new Error("The config was not refused")
}

describe("parseCheckpointConfig", () => {
  it("reads the sizes", () => {
    const { text, vision, tiedEmbeddings } = parseCheckpointConfig(readConfig())
    expect(text).toMatchObject({ vocabSize: 64, layers: 3, heads: 4, keyValueHeads: 2, headSize: 16, ropeTheta: 5e6 })
    expect(vision).toMatchObject({ hiddenSize: 16, headSize: 8, positionGridSide: 5, deepstackBlocks: [0, 1, 3] })
    expect(tiedEmbeddings).toBe(true)
  })

  it("reads rope_scaling with rope_theta as it reads rope_parameters", () => {
    const newer = parseCheckpointConfig(readConfig())
    const older = parseCheckpointConfig(
      withText({
        rope_parameters: undefined,
        rope_theta: 5_000_000,
        rope_scaling: { rope_type: "default", mrope_section: [4, 2, 2], mrope_interleaved: true },
      })
    )
    expect(older).toEqual(newer)
  })

  it("interleaves the axes as Qwen3-VL-2B was trained: height at 1, 4, … 58, width at 2, 5, … 59", () => {
    const config = withText({
      head_dim: 128,
      rope_parameters: { rope_type: "default", rope_theta: 5_000_000, mrope_section: [24, 20, 20] },
    })
    const { rotaryAxes } = parseCheckpointConfig(config).text
    const ofAxis = (axis: number) => rotaryAxes.flatMap((of, frequency) => (of === axis ? [frequency] : []))
    const everyThird = (first: number) => Array.from({ length: 20 }, (_, index) => first + 3 * index)
    expect(rotaryAxes).toHaveLength(64)
    expect(ofAxis(1)).toEqual(everyThird(1))
    expect(ofAxis(2)).toEqual(everyThird(2))
    expect(ofAxis(0)).toHaveLength(24)
  })

  it("takes tie_word_embeddings of the text part where the top level is silent", () => {
    const config = withText({ tie_word_embeddings: true })
    delete config["tie_word_embeddings"]
    expect(parseCheckpointConfig(config).tiedEmbeddings).toBe(true)
  })

  it.each<[string, unknown]>([
    ['model_type "qwen2_5_vl"', { ...readConfig(), model_type: "qwen2_5_vl" }],
    ['model_type "qwen3_vl_moe"', { ...readConfig(), model_type: "qwen3_vl_moe" }],
    ["model_type missing", { ...readConfig(), model_type: undefined }],
    ["quantization_config", { ...readConfig(), quantization_config: { quant_method: "fp8" } }],
    ['text_config.model_type "qwen3"', withText({ model_type: "qwen3" })],
    ["text_config.num_experts 128", withText({ num_experts: 128 })],
    ["text_config.use_sliding_window true", withText({ use_sliding_window: true })],
    ['text_config.layer_types "sliding_attention"', withText({ layer_types: ["full_attention", "sliding_attention"] })],
    ["vision_config.fullatt_block_indexes [7]", withVision({ fullatt_block_indexes: [7] })],
    ['text_config.hidden_act "gelu"', withText({ hidden_act: "gelu" })],
    ['text_config.rope_parameters.rope_type "yarn"', withRope({ rope_type: "yarn" })],
    ["text_config.rope_parameters.mrope_interleaved false", withRope({ mrope_interleaved: false })],
    ["text_config.rope_parameters.partial_rotary_factor 0.5", withRope({ partial_rotary_factor: 0.5 })],
    ['text_config.rope_scaling.rope_type "linear"', withText({ rope_parameters: null, rope_scaling: { type: "linear" } })],
    ['vision_config.hidden_act "silu"', withVision({ hidden_act: "silu" })],
    ['vision_config.rope_parameters.rope_type "dynamic"', withVision({ rope_parameters: { rope_type: "dynamic" } })],
  ])("refuses what the graphs do not compute, naming %s", (named, config) => {
    const error = refusal(config)
    expect(error.code).toBe("unsupported_config")
    expect(error.message).toContain(named)
  })

  it.each<[string, unknown]>([
    ["not a JSON object", []],
    ["num_hidden_layers", withText({ num_hidden_layers: 0 })],
    ["patch_size", withVision({ patch_size: [16, 16] })],
    ["rope_theta", withRope({ rope_theta: undefined })],
    ["4 attention heads cannot share 3", withText({ num_key_value_heads: 3 })],
    ["mrope_section [4, 2, 2] adds up to 8; head_dim 32 has 16", withText({ head_dim: 32 })],
    ["head_dim is 15", withText({ head_dim: 15 })],
    ["out_hidden_size is 25", withVision({ out_hidden_size: 25 })],
    ["num_position_embeddings is 26", withVision({ num_position_embeddings: 26 })],
    ["hidden_size 16 over 8 heads", withVision({ num_heads: 8 })],
    ["[0, 4] must be different blocks below depth 4", withVision({ deepstack_visual_indexes: [0, 4] })],
    ["[1, 1] must be different blocks", withVision({ deepstack_visual_indexes: [1, 1] })],
    ["4 entries", withVision({ deepstack_visual_indexes: [0, 1, 2, 3] })],
  ])("refuses a config that contradicts itself: %s", (named, config) => {
    const error = refusal(config)
    expect(error.code).toBe("invalid_config")
    expect(error.message).toContain(named)
  })
})
