import type { CheckpointConfig, TextConfig, VisionConfig } from "./checkpoint-config"
import { ModelExportError } from "./model-export-error"

/** What the graphs need of a checkpoint's weights. Shapes are those that config.json implies. */
export interface Weights {
  shape(name: string): readonly number[]
  /** float32 values in pieces of whole rows. */
  read(name: string, signal?: AbortSignal): AsyncIterable<Float32Array>
}

/** Large enough to read well, small beside the rest of the process. */
const PIECE_ELEMENTS = 1 << 20

/** Elements of one piece of a tensor: whole rows, and one at least. */
export const elementsPerPiece = (rowElements: number): number =>
  Math.max(1, Math.floor(PIECE_ELEMENTS / rowElements)) * rowElements

/** Where the checkpoint keeps its parts. */
export const VISUAL = "model.visual"
export const LANGUAGE_MODEL = "model.language_model"
export const TOKEN_EMBEDDING = `${LANGUAGE_MODEL}.embed_tokens.weight`
export const OUTPUT_EMBEDDING = "lm_head.weight"

type Shapes = Map<string, readonly number[]>

/** Every tensor that a checkpoint with this config has, with its shape. */
export function expectedTensors(config: CheckpointConfig): ReadonlyMap<string, readonly number[]> {
  const shapes: Shapes = new Map()
  addLanguageModel(shapes, config.text)
  addVisionEncoder(shapes, config.vision, config.text.hiddenSize)
  if (!config.tiedEmbeddings) {
    shapes.set(OUTPUT_EMBEDDING, [config.text.vocabSize, config.text.hiddenSize])
  }
  return shapes
}

/**
 * @param redundant names that may be there and are not used
 * @throws {ModelExportError} `wrong_tensors`, naming what is missing, left over or of another shape
 */
export function checkTensors(
  expected: ReadonlyMap<string, readonly number[]>,
  checkpoint: { names(): string[]; shape(name: string): readonly number[] | undefined },
  redundant: readonly string[] = []
): void {
  const missing = [...expected.keys()].filter((name) => checkpoint.shape(name) === undefined)
  const extra = checkpoint.names().filter((name) => !expected.has(name) && !redundant.includes(name))
  const misshaped = [...expected].flatMap(([name, shape]) => {
    const found = checkpoint.shape(name)
    const differs = found !== undefined && found.join() !== shape.join()
    return differs ? [`${name} is [${found.join(", ")}], not [${shape.join(", ")}]`] : []
  })
  const problems = [
    ...(missing.length ? [`missing: ${few(missing)}`] : []),
    ...(extra.length ? [`not known to this architecture: ${few(extra)}`] : []),
    ...(misshaped.length ? [`of another shape than config.json implies: ${few(misshaped)}`] : []),
  ]
  if (problems.length) {
    throw new ModelExportError("wrong_tensors", `The tensors do not fit config.json. ${problems.join("; ")}`)
  }
}

function few(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(", ")
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown
}

function addLinear(shapes: Shapes, name: string, outputs: number, inputs: number, bias: boolean): void {
  shapes.set(`${name}.weight`, [outputs, inputs])
  if (bias) {
    shapes.set(`${name}.bias`, [outputs])
  }
}

function addLayerNorm(shapes: Shapes, name: string, channels: number): void {
  shapes.set(`${name}.weight`, [channels])
  shapes.set(`${name}.bias`, [channels])
}

function addLanguageModel(shapes: Shapes, text: TextConfig): void {
  const queries = text.heads * text.headSize
  const keys = text.keyValueHeads * text.headSize
  shapes.set(TOKEN_EMBEDDING, [text.vocabSize, text.hiddenSize])
  for (let layer = 0; layer < text.layers; layer++) {
    const name = `${LANGUAGE_MODEL}.layers.${layer}`
    shapes.set(`${name}.input_layernorm.weight`, [text.hiddenSize])
    shapes.set(`${name}.post_attention_layernorm.weight`, [text.hiddenSize])
    addLinear(shapes, `${name}.self_attn.q_proj`, queries, text.hiddenSize, text.attentionBias)
    addLinear(shapes, `${name}.self_attn.k_proj`, keys, text.hiddenSize, text.attentionBias)
    addLinear(shapes, `${name}.self_attn.v_proj`, keys, text.hiddenSize, text.attentionBias)
    addLinear(shapes, `${name}.self_attn.o_proj`, text.hiddenSize, queries, text.attentionBias)
    shapes.set(`${name}.self_attn.q_norm.weight`, [text.headSize])
    shapes.set(`${name}.self_attn.k_norm.weight`, [text.headSize])
    addLinear(shapes, `${name}.mlp.gate_proj`, text.intermediateSize, text.hiddenSize, false)
    addLinear(shapes, `${name}.mlp.up_proj`, text.intermediateSize, text.hiddenSize, false)
    addLinear(shapes, `${name}.mlp.down_proj`, text.hiddenSize, text.intermediateSize, false)
  }
  shapes.set(`${LANGUAGE_MODEL}.norm.weight`, [text.hiddenSize])
}

function addVisionEncoder(shapes: Shapes, vision: VisionConfig, textHiddenSize: number): void {
  const { hiddenSize, channels, temporalPatchSize, patchSize } = vision
  const mergedSize = hiddenSize * vision.mergeSize ** 2
  shapes.set(`${VISUAL}.patch_embed.proj.weight`, [hiddenSize, channels, temporalPatchSize, patchSize, patchSize])
  shapes.set(`${VISUAL}.patch_embed.proj.bias`, [hiddenSize])
  shapes.set(`${VISUAL}.pos_embed.weight`, [vision.positionGridSide ** 2, hiddenSize])
  for (let block = 0; block < vision.layers; block++) {
    const name = `${VISUAL}.blocks.${block}`
    addLayerNorm(shapes, `${name}.norm1`, hiddenSize)
    addLayerNorm(shapes, `${name}.norm2`, hiddenSize)
    addLinear(shapes, `${name}.attn.qkv`, 3 * hiddenSize, hiddenSize, true)
    addLinear(shapes, `${name}.attn.proj`, hiddenSize, hiddenSize, true)
    addLinear(shapes, `${name}.mlp.linear_fc1`, vision.intermediateSize, hiddenSize, true)
    addLinear(shapes, `${name}.mlp.linear_fc2`, hiddenSize, vision.intermediateSize, true)
  }
  const mergers = vision.deepstackBlocks.map((_, tap) => `deepstack_merger_list.${tap}`)
  for (const merger of ["merger", ...mergers]) {
    const name = `${VISUAL}.${merger}`
    // The DeepStack mergers normalize after the patches of a token are joined, the last one before.
    addLayerNorm(shapes, `${name}.norm`, merger === "merger" ? hiddenSize : mergedSize)
    addLinear(shapes, `${name}.linear_fc1`, mergedSize, mergedSize, true)
    addLinear(shapes, `${name}.linear_fc2`, textHiddenSize, mergedSize, true)
  }
}
