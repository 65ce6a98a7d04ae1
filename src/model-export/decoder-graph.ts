import type { CheckpointConfig, TextConfig } from "./checkpoint-config"
import { LANGUAGE_MODEL, OUTPUT_EMBEDDING, TOKEN_EMBEDDING, type Weights } from "./checkpoint-tensors"
import { addedOutputs, GroupQueryCache, SlotCache, type Cache } from "./decoder-cache"
import type { GraphBuilder, Value } from "./graph-builder"
import { inverseFrequencies } from "./rotary-frequencies"
import { addFloat32, type WeightFormat } from "./weight-format"

/** Slice's word for "to the end". */
const END = Number.MAX_SAFE_INTEGER

/**
 * The decoder with its key-value cache. Serves prefill (an empty cache), decoding, and prefill on
 * top of a cache alike.
 *
 * - `inputs_embeds` float32 `[batch, sequence, (1 + taps) × hidden]`: embeddings, then DeepStack map
 *   `i`, which is added to the residual stream after layer `i`
 * - `attention_mask` int64 `[batch, past + sequence]`, ones; a row may end in zeros, not begin with them
 * - `position_ids` int64 `[3, batch, sequence]`: temporal, height, width
 * - `num_logits_to_keep` int64 scalar: logits for as many positions at the end; 0 gives all
 * - `past_key_values.N.key`, `.value` float32 `[batch, key-value heads, past, head size]`
 * - `logits` float32 `[batch, kept, vocabulary]`
 * - `present.N.key`, `.value` as the past, with the sequence behind it
 */
export function buildDecoder(
  graph: GraphBuilder,
  format: WeightFormat,
  weights: Weights,
  config: CheckpointConfig
): void {
  new Decoder(graph, format, weights, config).build(new GroupQueryCache(graph, config.text, "present"))
}

/**
 * The decoder for a caller that keeps the caches in place, as `src/inference` does: reads tokens of one
 * sequence or of several in one run, reads their pasts where they lie, and gives what is new alone.
 *
 * - `inputs_embeds` float32 `[1, sequence, (1 + taps) × hidden]`: all sequences' tokens, in any order
 *   that keeps each sequence's own
 * - `position_ids` int64 `[3, 1, sequence]`
 * - `rows_by_slot`, `places_of_rows`, `attention_bias`: whose tokens they are, see {@link SlotCache}
 * - `logit_rows` int64 `[kept]`: the tokens behind which logits are wanted
 * - `past_key_values.N.key`, `.value` float32 `[slots, key-value heads, past, head size]`
 * - `logits` float32 `[kept, vocabulary]`
 * - `added.N.key`, `.value` float32 `[1, sequence, key-value heads × head size]`
 */
export function buildInPlaceDecoder(
  graph: GraphBuilder,
  format: WeightFormat,
  weights: Weights,
  config: CheckpointConfig
): void {
  new Decoder(graph, format, weights, config).buildInPlace(new SlotCache(graph, config.text))
}

/**
 * The part of the decoder that fills one sequence's cache: for prompts, whose logits another dtype's
 * decoder gives. Inputs as the decoder's, without `num_logits_to_keep` and the last layer's past;
 * outputs `added.N.key`, `.value` as of the decoder in place, without logits.
 */
export function buildPrefill(
  graph: GraphBuilder,
  format: WeightFormat,
  weights: Weights,
  config: CheckpointConfig
): void {
  new Decoder(graph, format, weights, config).buildPrefill(new GroupQueryCache(graph, config.text, "added"))
}

/** `[rows, width]` → those of the rows behind which logits are wanted. */
type Keep = (rows: Value, width: number) => Value

/** What all layers need to know of the tokens of this run. */
interface Sequence {
  /** int64 `[3]`: batch, sequence, -1. */
  shape: Value
  cos: Value
  sin: Value
}

interface DecoderInputs {
  sequence: Sequence
  /** `[rows, hidden]`, as each of the maps. */
  embeddings: Value
  maps: Value[]
}

class Decoder {
  private readonly text: TextConfig

  constructor(
    private readonly graph: GraphBuilder,
    private readonly format: WeightFormat,
    private readonly weights: Weights,
    private readonly config: CheckpointConfig
  ) {
    this.text = config.text
  }

  build(cache: Cache): void {
    const { graph, text } = this
    const inputs = this.inputs(cache)
    const kept = graph.input("num_logits_to_keep", "int64", [])
    const rows = this.logits(inputs, cache, (all, width) => this.lastRows(all, inputs.sequence, kept, width))
    const logits = graph.within("lm_head", () => {
      const batch = graph.op("Slice", [inputs.sequence.shape, graph.integers([0]), graph.integers([1])])
      return graph.reshape(rows, graph.op("Concat", [batch, graph.integers([-1, text.vocabSize])], { axis: 0 }))
    })
    graph.output("logits", logits, "float32", ["batch_size", "kept_length", text.vocabSize])
  }

  buildInPlace(cache: SlotCache): void {
    const { graph, text } = this
    const inputs = this.inputs(cache)
    const kept = graph.input("logit_rows", "int64", ["kept_length"])
    const logits = this.logits(inputs, cache, (all) => graph.op("Gather", [all, kept], { axis: 0 }))
    graph.output("logits", logits, "float32", ["kept_length", text.vocabSize])
  }

  buildPrefill(cache: Cache): void {
    const { graph, text } = this
    const { sequence, embeddings, maps } = this.inputs(cache)
    const last = text.layers - 1
    const hidden = this.layers(embeddings, maps, sequence, cache, last)
    // Of the last layer nothing but its keys and values is ever looked at again.
    graph.within(`layers.${last}/self_attn`, () => {
      const { key, value } = this.keyAndValue(this.attentionInput(hidden, last), last, sequence)
      addedOutputs(graph, text, key, value, last)
    })
  }

  /** @returns float32 `[kept rows, vocabulary]` */
  private logits({ sequence, embeddings, maps }: DecoderInputs, cache: Cache, keep: Keep): Value {
    const { graph, format } = this
    const last = this.text.layers - 1
    const before = this.layers(embeddings, maps, sequence, cache, last)
    const output = graph.within(`layers.${last}`, () => this.layer(before, last, sequence, cache, keep))
    const hidden = this.withMap(output, maps[last], keep)
    const outputTable = this.config.tiedEmbeddings ? TOKEN_EMBEDDING : OUTPUT_EMBEDDING
    return graph.within("lm_head", () => format.linear(this.rmsNorm(hidden, `${LANGUAGE_MODEL}.norm.weight`), outputTable))
  }

  private inputs(cache: Cache): DecoderInputs {
    const { graph, text } = this
    const width = (1 + this.taps) * text.hiddenSize
    const embeds = graph.input("inputs_embeds", "float32", ["batch_size", "sequence_length", width])
    const positions = graph.input("position_ids", "int64", [3, "batch_size", "sequence_length"])
    const sequence = graph.within("positions", () => ({
      shape: graph.op("Concat", [graph.op("Shape", [embeds], { end: 2 }), graph.integers([-1])], { axis: 0 }),
      ...this.rotaryTables(positions),
    }))
    graph.within("positions", () => cache.begin())
    const [embeddings, ...maps] = this.splitWidth(graph.reshape(embeds, [-1, width]))
    return { sequence, embeddings, maps }
  }

  /** The layers before `end`, all rows. */
  private layers(embeddings: Value, maps: Value[], sequence: Sequence, cache: Cache, end: number): Value {
    let hidden = embeddings
    for (let layer = 0; layer < end; layer++) {
      const output = this.graph.within(`layers.${layer}`, () => this.layer(hidden, layer, sequence, cache))
      hidden = this.withMap(output, maps[layer])
    }
    return hidden
  }

  private withMap(hidden: Value, map: Value | undefined, keep?: Keep): Value {
    return map === undefined ? hidden : this.graph.op("Add", [hidden, keep ? keep(map, this.text.hiddenSize) : map])
  }

  private get taps(): number {
    return this.config.vision.deepstackBlocks.length
  }

  /** The embeddings, then the DeepStack maps; each `[rows, hidden]`. */
  private splitWidth(rows: Value): [Value, ...Value[]] {
    if (this.taps === 0) {
      return [rows]
    }
    const count = 1 + this.taps
    const [first = rows, ...others] = this.graph.ops("Split", [rows], count, { axis: 1, num_outputs: count })
    return [first, ...others]
  }

  /**
   * Interleaved mRoPE: each frequency turns with the position of its own axis.
   *
   * @returns float32 `[batch, sequence, headSize / 2]` each
   */
  private rotaryTables(positions: Value): { cos: Value; sin: Value } {
    const { graph, text } = this
    const perFrequency = graph.op("Gather", [positions, graph.integers(text.rotaryAxes)], { axis: 0 })
    const frequencies = graph.floats("rotary_frequencies", inverseFrequencies(text.headSize, text.ropeTheta))
    const behind = graph.op("Transpose", [graph.cast(perFrequency, "float32")], { perm: [1, 2, 0] })
    const angles = graph.op("Mul", [behind, frequencies])
    return { cos: graph.op("Cos", [angles]), sin: graph.op("Sin", [angles]) }
  }

  private layer(hidden: Value, layer: number, sequence: Sequence, cache: Cache, keep: Keep = (rows) => rows): Value {
    const { graph, format, text } = this
    const name = `${LANGUAGE_MODEL}.layers.${layer}`
    const normed = this.attentionInput(hidden, layer)
    const attended = graph.within("self_attn", () => this.attend(normed, layer, sequence, cache))

    // What no later layer reads is needed only where logits are asked for.
    const mixed = keep(attended, text.heads * text.headSize)
    const residual = keep(hidden, text.hiddenSize)

    const projected = graph.within("self_attn", () => this.attentionLinear(mixed, `${name}.self_attn.o_proj`))
    const sum = graph.op("Add", [residual, projected])
    const beforeMlp = this.rmsNorm(sum, `${name}.post_attention_layernorm.weight`)
    const mlp = graph.within("mlp", () => {
      const gate = format.linear(beforeMlp, `${name}.mlp.gate_proj.weight`)
      const up = format.linear(beforeMlp, `${name}.mlp.up_proj.weight`)
      // QuickGelu is x · sigmoid(alpha · x); with alpha 1 that is SiLU.
      const activated = graph.microsoftOp("QuickGelu", [gate], { alpha: { float: 1 } })
      return format.linear(graph.op("Mul", [activated, up]), `${name}.mlp.down_proj.weight`)
    })
    return graph.op("Add", [sum, mlp])
  }

  /** @returns float32 `[batch × sequence, heads × head size]`, before the output projection */
  private attend(x: Value, layer: number, sequence: Sequence, cache: Cache): Value {
    const query = this.turned(x, "q", this.text.heads, layer, sequence)
    const { key, value } = this.keyAndValue(x, layer, sequence)
    return cache.attend(query, key, value, layer)
  }

  private attentionInput(hidden: Value, layer: number): Value {
    return this.rmsNorm(hidden, `${LANGUAGE_MODEL}.layers.${layer}.input_layernorm.weight`)
  }

  /** float32 `[batch, sequence, key-value heads × head size]` each. */
  private keyAndValue(x: Value, layer: number, sequence: Sequence): { key: Value; value: Value } {
    const name = `${LANGUAGE_MODEL}.layers.${layer}.self_attn`
    return {
      key: this.turned(x, "k", this.text.keyValueHeads, layer, sequence),
      value: this.inSequence(this.attentionLinear(x, `${name}.v_proj`), sequence),
    }
  }

  /** Projected, normed by head, turned by position. */
  private turned(x: Value, part: "q" | "k", heads: number, layer: number, sequence: Sequence): Value {
    const { graph, text } = this
    const name = `${LANGUAGE_MODEL}.layers.${layer}.self_attn`
    const byHead = graph.reshape(this.attentionLinear(x, `${name}.${part}_proj`), [-1, heads, text.headSize])
    const normed = this.rmsNorm(byHead, `${name}.${part}_norm.weight`)
    return graph.op("RotaryEmbedding", [this.inSequence(normed, sequence), sequence.cos, sequence.sin], {
      num_heads: heads,
    })
  }

  private attentionLinear(x: Value, name: string): Value {
    return this.format.linear(x, `${name}.weight`, this.text.attentionBias ? `${name}.bias` : undefined)
  }

  /** `[rows, …]` → `[batch, sequence, the rest in one]` */
  private inSequence(rows: Value, sequence: Sequence): Value {
    return this.graph.reshape(rows, sequence.shape)
  }

  /**
   * The rows of each sequence's last `kept` positions: `[batch × sequence, width]` → `[batch × kept, width]`.
   * With 0 all rows: what begins at -0 is everything.
   */
  private lastRows(rows: Value, sequence: Sequence, kept: Value, width: number): Value {
    const { graph } = this
    const start = graph.reshape(graph.op("Neg", [kept]), [1])
    const bySequence = this.inSequence(rows, sequence)
    const sliced = graph.op("Slice", [bySequence, start, graph.integers([END]), graph.integers([1])])
    return graph.reshape(sliced, [-1, width])
  }

  private rmsNorm(x: Value, weight: string): Value {
    return this.graph.op("SimplifiedLayerNormalization", [x, addFloat32(this.graph, this.weights, weight)], {
      axis: -1,
      epsilon: { float: this.text.normEpsilon },
    })
  }
}
