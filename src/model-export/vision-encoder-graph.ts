import type { CheckpointConfig, VisionConfig } from "./checkpoint-config"
import { VISUAL, type Weights } from "./checkpoint-tensors"
import type { GraphBuilder, Value } from "./graph-builder"
import { addPatchGrid, interpolatePositions, rotaryTables, type RotaryTables } from "./vision-positions"
import { addFloat32, type WeightFormat } from "./weight-format"

/** Fixed in the reference, not a setting. */
const LAYER_NORM_EPSILON = 1e-6

/**
 * The vision encoder for one picture.
 *
 * - `pixel_values` float32 `[patches, channels × temporal × patch × patch]`, in merge-block order
 * - `image_grid_thw` int64 `[1, 3]`: 1, patch rows, patch columns
 * - `image_features` float32 `[patches / merge², (1 + taps) × text hidden]`: what the merger makes
 *   of the last block, then the DeepStack maps in the order of their blocks
 */
export function buildVisionEncoder(
  graph: GraphBuilder,
  format: WeightFormat,
  weights: Weights,
  config: CheckpointConfig
): void {
  const { vision } = config
  const patchValues = vision.channels * vision.temporalPatchSize * vision.patchSize ** 2
  const pixelValues = graph.input("pixel_values", "float32", ["patches", patchValues])
  const imageGrid = graph.input("image_grid_thw", "int64", [1, 3])

  const encoder = new VisionEncoder(graph, format, weights, vision)
  const features = encoder.encode(pixelValues, imageGrid)
  const joined = features.length === 1 ? features[0] : graph.op("Concat", features, { axis: 1 })
  graph.output("image_features", joined, "float32", ["visual_tokens", features.length * config.text.hiddenSize])
}

class VisionEncoder {
  constructor(
    private readonly graph: GraphBuilder,
    private readonly format: WeightFormat,
    private readonly weights: Weights,
    private readonly vision: VisionConfig
  ) {}

  /** The merged features, then the DeepStack maps; each `[visual tokens, text hidden]`. */
  encode(pixelValues: Value, imageGrid: Value): [Value, ...Value[]] {
    const { graph, format, vision } = this
    const { positions, tables } = graph.within("positions", () => {
      const grid = addPatchGrid(graph, imageGrid, vision.mergeSize)
      const learned = addFloat32(graph, this.weights, `${VISUAL}.pos_embed.weight`)
      return {
        positions: interpolatePositions(graph, grid, learned, {
          side: vision.positionGridSide,
          hiddenSize: vision.hiddenSize,
        }),
        tables: rotaryTables(graph, grid, vision.headSize, vision.ropeTheta),
      }
    })
    // A convolution whose stride is its kernel is a matrix product over whole patches.
    const patches = graph.within("patch_embed", () =>
      format.linear(pixelValues, `${VISUAL}.patch_embed.proj.weight`, `${VISUAL}.patch_embed.proj.bias`)
    )

    let hidden = graph.op("Add", [patches, positions])
    const maps: Value[] = []
    for (let block = 0; block < vision.layers; block++) {
      hidden = graph.within(`blocks.${block}`, () => this.block(hidden, `${VISUAL}.blocks.${block}`, tables))
      const tap = vision.deepstackBlocks.indexOf(block)
      if (tap !== -1) {
        const name = `${VISUAL}.deepstack_merger_list.${tap}`
        maps.push(graph.within(`deepstack.${tap}`, () => this.deepstackMerger(hidden, name)))
      }
    }
    return [graph.within("merger", () => this.merger(hidden, `${VISUAL}.merger`)), ...maps]
  }

  private block(hidden: Value, name: string, tables: RotaryTables): Value {
    const { graph, format } = this
    const normed = this.layerNorm(hidden, `${name}.norm1`)
    const attended = graph.op("Add", [
      hidden,
      graph.within("attn", () => this.attention(normed, `${name}.attn`, tables)),
    ])
    const mlp = graph.within("mlp", () => {
      const expanded = format.linear(
        this.layerNorm(attended, `${name}.norm2`),
        `${name}.mlp.linear_fc1.weight`,
        `${name}.mlp.linear_fc1.bias`
      )
      const activated = graph.op("Gelu", [expanded], { approximate: "tanh" })
      return format.linear(activated, `${name}.mlp.linear_fc2.weight`, `${name}.mlp.linear_fc2.bias`)
    })
    return graph.op("Add", [attended, mlp])
  }

  /** Every patch of the picture looks at every other. */
  private attention(x: Value, name: string, tables: RotaryTables): Value {
    const { graph, format, vision } = this
    const joined = format.linear(x, `${name}.qkv.weight`, `${name}.qkv.bias`)
    const batched = graph.op("Unsqueeze", [joined, graph.integers([0])])
    const [query, key, value] = graph.ops("Split", [batched], 3, { axis: 2, num_outputs: 3 })
    const turn = (projected: Value) =>
      graph.op("RotaryEmbedding", [projected, tables.cos, tables.sin], { num_heads: vision.heads })
    const attended = graph.microsoftOp("MultiHeadAttention", [turn(query), turn(key), value], {
      num_heads: vision.heads,
    })
    return format.linear(graph.reshape(attended, [-1, vision.hiddenSize]), `${name}.proj.weight`, `${name}.proj.bias`)
  }

  /** Norm, then the merge² patches of a token side by side, then two layers. */
  private merger(hidden: Value, name: string): Value {
    return this.mergerLayers(this.joinPatches(this.layerNorm(hidden, `${name}.norm`)), name)
  }

  /** As the merger, but the norm goes over the joined patches. */
  private deepstackMerger(hidden: Value, name: string): Value {
    return this.mergerLayers(this.layerNorm(this.joinPatches(hidden), `${name}.norm`), name)
  }

  /** `[patches, hidden]` → `[visual tokens, merge² × hidden]`. In merge-block order they lie side by side already. */
  private joinPatches(hidden: Value): Value {
    return this.graph.reshape(hidden, [-1, this.vision.hiddenSize * this.vision.mergeSize ** 2])
  }

  private mergerLayers(merged: Value, name: string): Value {
    const { graph, format } = this
    const expanded = format.linear(merged, `${name}.linear_fc1.weight`, `${name}.linear_fc1.bias`)
    const activated = graph.op("Gelu", [expanded], { approximate: "none" })
    return format.linear(activated, `${name}.linear_fc2.weight`, `${name}.linear_fc2.bias`)
  }

  private layerNorm(x: Value, name: string): Value {
    const { graph, weights } = this
    const scale = addFloat32(graph, weights, `${name}.weight`)
    const shift = addFloat32(graph, weights, `${name}.bias`)
    return graph.op("LayerNormalization", [x, scale, shift], { axis: -1, epsilon: { float: LAYER_NORM_EPSILON } })
  }
}
