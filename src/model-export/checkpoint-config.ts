import { z } from "zod"

import { ModelExportError } from "./model-export-error"

const size = z.number().int().positive()

/** Which of the three positions (0 temporal, 1 height, 2 width) turns a pair of channels. */
export type RotaryAxis = 0 | 1 | 2

export interface TextConfig {
  vocabSize: number
  hiddenSize: number
  intermediateSize: number
  layers: number
  heads: number
  keyValueHeads: number
  headSize: number
  normEpsilon: number
  attentionBias: boolean
  ropeTheta: number
  /** One entry per rotary frequency, `headSize / 2` of them. */
  rotaryAxes: readonly RotaryAxis[]
}

export interface VisionConfig {
  channels: number
  patchSize: number
  temporalPatchSize: number
  /** Patches per side of the square that becomes one visual token. */
  mergeSize: number
  hiddenSize: number
  intermediateSize: number
  layers: number
  heads: number
  headSize: number
  /** Side of the square grid of learned positions. */
  positionGridSide: number
  ropeTheta: number
  /** Entry `i` is the block after which DeepStack merger `i` looks in. */
  deepstackBlocks: readonly number[]
}

export interface CheckpointConfig {
  text: TextConfig
  vision: VisionConfig
  tiedEmbeddings: boolean
}

const RopeParameters = z.looseObject({
  rope_type: z.string().optional(),
  /** What configs before `rope_type` called it. */
  type: z.string().optional(),
  rope_theta: z.number().positive().optional(),
  mrope_section: z.array(z.number().int().nonnegative()).length(3).optional(),
  mrope_interleaved: z.boolean().optional(),
  partial_rotary_factor: z.number().optional(),
})

/** Defaults are those of the reference's config classes: saving leaves out what equals them. */
const TextConfigJson = z.looseObject({
  model_type: z.string().default("qwen3_vl_text"),
  vocab_size: size,
  hidden_size: size,
  intermediate_size: size,
  num_hidden_layers: size,
  num_attention_heads: size,
  num_key_value_heads: size.nullish(),
  head_dim: size.default(128),
  hidden_act: z.string().default("silu"),
  rms_norm_eps: z.number().positive().default(1e-6),
  attention_bias: z.boolean().default(false),
  tie_word_embeddings: z.boolean().optional(),
  rope_theta: z.number().positive().optional(),
  rope_scaling: RopeParameters.nullish(),
  rope_parameters: RopeParameters.nullish(),
  num_experts: z.number().nullish(),
  use_sliding_window: z.boolean().nullish(),
  layer_types: z.array(z.string()).nullish(),
})

const VisionConfigJson = z.looseObject({
  in_channels: size.default(3),
  patch_size: size.default(16),
  temporal_patch_size: size.default(2),
  spatial_merge_size: size.default(2),
  hidden_size: size,
  intermediate_size: size,
  out_hidden_size: size,
  depth: size,
  num_heads: size,
  num_position_embeddings: size,
  hidden_act: z.string().default("gelu_pytorch_tanh"),
  deepstack_visual_indexes: z.array(z.number().int().nonnegative()),
  rope_parameters: RopeParameters.nullish(),
  /** Qwen2.5-VL's: blocks other than these look only around them. */
  fullatt_block_indexes: z.array(z.number()).nullish(),
})

const ConfigJson = z.looseObject({
  tie_word_embeddings: z.boolean().optional(),
  text_config: TextConfigJson,
  vision_config: VisionConfigJson,
})

/**
 * Reads a Qwen3-VL `config.json` and checks that our graphs compute what it asks for.
 * Takes both ways of writing the rotary settings: `rope_theta` with `rope_scaling`, and `rope_parameters`.
 *
 * @param json the parsed file
 * @throws {ModelExportError} `invalid_config` or `unsupported_config`, naming the setting
 */
export function parseCheckpointConfig(json: unknown): CheckpointConfig {
  const head = z.looseObject({ model_type: z.string().optional() }).safeParse(json)
  if (!head.success) {
    throw invalid("it is not a JSON object")
  }
  const { model_type: modelType, quantization_config: quantization } = head.data
  if (modelType !== "qwen3_vl") {
    throw unsupported("model_type", modelType, "only qwen3_vl (dense Qwen3-VL) can be exported")
  }
  if (quantization !== undefined && quantization !== null) {
    throw unsupported("quantization_config", quantization, "export from the unquantized checkpoint")
  }
  const parsed = ConfigJson.safeParse(json)
  if (!parsed.success) {
    throw invalid(z.prettifyError(parsed.error), parsed.error)
  }
  const { text_config: text, vision_config: vision } = parsed.data
  if (vision.out_hidden_size !== text.hidden_size) {
    throw invalid(
      `vision_config.out_hidden_size is ${vision.out_hidden_size} and text_config.hidden_size is ` +
        `${text.hidden_size}, but visual tokens take the place of text tokens`
    )
  }
  if (vision.deepstack_visual_indexes.length > text.num_hidden_layers) {
    throw invalid(
      `vision_config.deepstack_visual_indexes has ${vision.deepstack_visual_indexes.length} entries, ` +
        `and text_config.num_hidden_layers gives them only ${text.num_hidden_layers} layers to enter`
    )
  }
  return {
    text: readTextConfig(text),
    vision: readVisionConfig(vision),
    tiedEmbeddings: parsed.data.tie_word_embeddings ?? text.tie_word_embeddings ?? false,
  }
}

function readTextConfig(json: z.infer<typeof TextConfigJson>): TextConfig {
  if (json.model_type !== "qwen3_vl_text") {
    throw unsupported("text_config.model_type", json.model_type, "only qwen3_vl_text can be exported")
  }
  if (json.hidden_act !== "silu") {
    throw unsupported("text_config.hidden_act", json.hidden_act, "only silu can be exported")
  }
  if (json.num_experts) {
    throw unsupported("text_config.num_experts", json.num_experts, "mixtures of experts cannot be exported, only dense models")
  }
  if (json.use_sliding_window) {
    throw unsupported("text_config.use_sliding_window", true, "every layer must see the whole sequence")
  }
  const otherLayer = json.layer_types?.find((type) => type !== "full_attention")
  if (otherLayer !== undefined) {
    throw unsupported("text_config.layer_types", otherLayer, "only full_attention can be exported")
  }
  const heads = json.num_attention_heads
  const keyValueHeads = json.num_key_value_heads ?? heads
  if (heads % keyValueHeads !== 0) {
    throw invalid(`text_config: ${heads} attention heads cannot share ${keyValueHeads} key-value heads evenly`)
  }
  if (json.head_dim % 2 !== 0) {
    throw invalid(`text_config.head_dim is ${json.head_dim}; rotary positions need an even number`)
  }
  return {
    vocabSize: json.vocab_size,
    hiddenSize: json.hidden_size,
    intermediateSize: json.intermediate_size,
    layers: json.num_hidden_layers,
    heads,
    keyValueHeads,
    headSize: json.head_dim,
    normEpsilon: json.rms_norm_eps,
    attentionBias: json.attention_bias,
    ...readTextRope(json),
  }
}

function readTextRope(
  json: z.infer<typeof TextConfigJson>
): Pick<TextConfig, "ropeTheta" | "rotaryAxes"> {
  const key = json.rope_parameters ? "rope_parameters" : "rope_scaling"
  const rope = json.rope_parameters ?? json.rope_scaling ?? {}
  const ropeType = rope.rope_type ?? rope.type ?? "default"
  // Early Qwen configs said "mrope" for the default frequencies with sections.
  if (ropeType !== "default" && ropeType !== "mrope") {
    throw unsupported(`text_config.${key}.rope_type`, ropeType, "only default can be exported")
  }
  if (rope.mrope_interleaved === false) {
    throw unsupported(`text_config.${key}.mrope_interleaved`, false, "Qwen3-VL interleaves its sections")
  }
  if ((rope.partial_rotary_factor ?? 1) !== 1) {
    const factor = rope.partial_rotary_factor
    throw unsupported(`text_config.${key}.partial_rotary_factor`, factor, "Qwen3-VL turns whole heads")
  }
  const ropeTheta = rope.rope_theta ?? json.rope_theta
  if (ropeTheta === undefined) {
    throw invalid("text_config has a rope_theta neither of its own nor in rope_parameters")
  }
  const section = rope.mrope_section ?? [24, 20, 20]
  const frequencies = json.head_dim / 2
  const sum = section.reduce((total, count) => total + count, 0)
  if (sum !== frequencies) {
    throw invalid(
      `text_config.${key}.mrope_section [${section.join(", ")}] adds up to ${sum}; ` +
        `head_dim ${json.head_dim} has ${frequencies} frequencies to share`
    )
  }
  return { ropeTheta, rotaryAxes: interleaveRotaryAxes(section, frequencies) }
}

/**
 * Interleaved mRoPE: height turns frequencies 1, 4, 7, …, width 2, 5, 8, …, each as many as its
 * section says as long as there are frequencies; time turns the rest.
 */
function interleaveRotaryAxes(section: readonly number[], frequencies: number): RotaryAxis[] {
  return Array.from({ length: frequencies }, (_, frequency) => {
    const axis = frequency % 3 === 1 ? 1 : frequency % 3 === 2 ? 2 : 0
    return frequency < 3 * (section[axis] ?? 0) ? axis : 0
  })
}

function readVisionConfig(json: z.infer<typeof VisionConfigJson>): VisionConfig {
  if (json.hidden_act !== "gelu_pytorch_tanh") {
    throw unsupported("vision_config.hidden_act", json.hidden_act, "only gelu_pytorch_tanh can be exported")
  }
  if (json.fullatt_block_indexes) {
    const blocks = json.fullatt_block_indexes
    throw unsupported("vision_config.fullatt_block_indexes", blocks, "in Qwen3-VL every block sees the whole picture")
  }
  const ropeType = json.rope_parameters?.rope_type ?? json.rope_parameters?.type ?? "axial"
  if (ropeType !== "axial" && ropeType !== "default") {
    throw unsupported("vision_config.rope_parameters.rope_type", ropeType, "only axial can be exported")
  }
  const headSize = json.hidden_size / json.num_heads
  if (!Number.isInteger(headSize) || headSize % 4 !== 0) {
    throw invalid(
      `vision_config: hidden_size ${json.hidden_size} over ${json.num_heads} heads gives ${headSize} channels a ` +
        "head; axial rotary positions need a multiple of 4"
    )
  }
  const positionGridSide = Math.sqrt(json.num_position_embeddings)
  if (!Number.isInteger(positionGridSide)) {
    throw invalid(`vision_config.num_position_embeddings is ${json.num_position_embeddings}, which is no square`)
  }
  const taps = json.deepstack_visual_indexes
  if (new Set(taps).size !== taps.length || taps.some((block) => block >= json.depth)) {
    throw invalid(
      `vision_config.deepstack_visual_indexes [${taps.join(", ")}] must be different blocks below depth ${json.depth}`
    )
  }
  return {
    channels: json.in_channels,
    patchSize: json.patch_size,
    temporalPatchSize: json.temporal_patch_size,
    mergeSize: json.spatial_merge_size,
    hiddenSize: json.hidden_size,
    intermediateSize: json.intermediate_size,
    layers: json.depth,
    heads: json.num_heads,
    headSize,
    positionGridSide,
    ropeTheta: json.rope_parameters?.rope_theta ?? 10_000,
    deepstackBlocks: taps,
  }
}

function invalid(problem: string, cause?: Error): ModelExportError {
  return new ModelExportError("invalid_config", `config.json cannot be used: ${problem}`, { cause })
}

function unsupported(setting: string, value: unknown, remedy: string): ModelExportError {
  return new ModelExportError(
    "unsupported_config",
    `config.json has ${setting} ${JSON.stringify(value) ?? "missing"}: ${remedy}`
  )
}
