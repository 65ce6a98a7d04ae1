import type { CheckpointConfig, TextConfig } from "./checkpoint-config"
import { LANGUAGE_MODEL, OUTPUT_EMBEDDING, TOKEN_EMBEDDING, type Weights } from "./checkpoint-tensors"
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
 * - `added.N.key`, `.value` float32 `[batch, sequence, key-value heads × head size]`: what this run adds
 *   to the cache. A caller that keeps the cache in place asks for these and not for `present`. It may
 *   feed a longer past than `attention_mask` counts; what lies behind is not looked at.
 */
export function buildDecoder(
  graph: GraphBuilder,
  format: WeightFormat,
  weights: Weights,
  config: CheckpointConfig
): void {
  new Decoder(graph, format, weights, config).build()
}

/**
 * The part of the decoder that fills its cache: for prompts, whose logits another dtype's decoder
 * gives. Inputs as the decoder's, without `num_logits_to_keep`; outputs `added.N.key`, `.value` alone.
 */
export function buildPrefill(
  graph: GraphBuilder,
  format: WeightFormat,
  weights: Weights,
  config: CheckpointConfig
): void {
  new Decoder(graph, format, weights, config).buildPrefill()
}

/** What all layers need to know of the tokens of this run. */
interface Sequence {
  /** int64 `[3]`: batch, sequence, -1. */
  shape: Value
  cos: Value
  sin: Value
  /** int32 `[batch]`: index of each row's last token. */
  lastIndex: Value
  /** int32 scalar */
  totalLength: Value
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

  build(): void {
    const { graph, format, text } = this
    const { sequence, embeddings, maps } = this.inputs()
    const kept = graph.input("num_logits_to_keep", "int64", [])
    const last = text.layers - 1
    const before = this.layers(embeddings, maps, sequence, last)
    const hidden = this.withMap(
      graph.within(`layers.${last}`, () => this.layer(before, last, sequence, kept)),
      maps[last],
      sequence,
      kept
    )

    const outputTable = this.config.tiedEmbeddings ? TOKEN_EMBEDDING : OUTPUT_EMBEDDING
    const logits = graph.within("lm_head", () => {
      const rows = format.linear(this.rmsNorm(hidden, `${LANGUAGE_MODEL}.norm.weight`), outputTable)
      const batch = graph.op("Slice", [sequence.shape, graph.integers([0]), graph.integers([1])])
      return graph.reshape(rows, graph.op("Concat", [batch, graph.integers([-1, text.vocabSize])], { axis: 0 }))
    })
    graph.output("logits", logits, "float32", ["batch_size", "kept_length", text.vocabSize])
  }

  buildPrefill(): void {
    const { graph, text } = this
    const { sequence, embeddings, maps } = this.inputs()
    const last = text.layers - 1
    const hidden = this.layers(embeddings, maps, sequence, last)
    // Of the last layer nothing but its keys and values is ever looked at again.
    graph.within(`layers.${last}/self_attn`, () => {
      const { key, value } = this.keyAndValue(this.attentionInput(hidden, last), last, sequence)
      this.addedOutputs(key, value, last)
    })
  }

  private inputs(): { sequence: Sequence; embeddings: Value; maps: Value[] } {
    const { graph, text } = this
    const width = (1 + this.taps) * text.hiddenSize
    const embeds = graph.input("inputs_embeds", "float32", ["batch_size", "sequence_length", width])
    const mask = graph.input("attention_mask", "int64", ["batch_size", "total_sequence_length"])
    const positions = graph.input("position_ids", "int64", [3, "batch_size", "sequence_length"])
    const sequence = graph.within("positions", () => ({
      shape: graph.op("Concat", [graph.op("Shape", [embeds], { end: 2 }), graph.integers([-1])], { axis: 0 }),
      ...this.rotaryTables(positions),
      ...this.lengths(mask),
    }))
    const [embeddings, ...maps] = this.splitWidth(graph.reshape(embeds, [-1, width]))
    return { sequence, embeddings, maps }
  }

  /** The layers before `end`, all rows. */
  private layers(embeddings: Value, maps: Value[], sequence: Sequence, end: number): Value {
    let hidden = embeddings
    for (let layer = 0; layer < end; layer++) {
      const output = this.graph.within(`layers.${layer}`, () => this.layer(hidden, layer, sequence, undefined))
      hidden = this.withMap(output, maps[layer], sequence, undefined)
    }
    return hidden
  }

  private withMap(hidden: Value, map: Value | undefined, sequence: Sequence, kept: Value | undefined): Value {
    return map === undefined
      ? hidden
      : this.graph.op("Add", [hidden, this.keptRows(map, sequence, kept, this.text.hiddenSize)])
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

  private lengths(mask: Value): { lastIndex: Value; totalLength: Value } {
    const { graph } = this
    const lengths = graph.op("ReduceSum", [mask, graph.integers([1])], { keepdims: 0 })
    const total = graph.op("Gather", [graph.op("Shape", [mask]), graph.integer(1)])
    return {
      lastIndex: graph.cast(graph.op("Sub", [lengths, graph.integer(1)]), "int32"),
      totalLength: graph.cast(total, "int32"),
    }
  }

  private layer(hidden: Value, layer: number, sequence: Sequence, keep: Value | undefined): Value {
    const { graph, format, text } = this
    const name = `${LANGUAGE_MODEL}.layers.${layer}`
    const normed = this.attentionInput(hidden, layer)
    const attended = graph.within("self_attn", () => this.attend(normed, layer, sequence))

    // What no later layer reads is needed only where logits are asked for.
    const mixed = this.keptRows(attended, sequence, keep, text.heads * text.headSize)
    const residual = this.keptRows(hidden, sequence, keep, text.hiddenSize)

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
  private attend(x: Value, layer: number, sequence: Sequence): Value {
    const { graph, text } = this
    const query = this.turned(x, "q", text.heads, layer, sequence)
    const { key, value } = this.keyAndValue(x, layer, sequence)

    const cacheShape = (length: string) => ["batch_size", text.keyValueHeads, length, text.headSize]
    const pastKey = graph.input(`past_key_values.${layer}.key`, "float32", cacheShape("past_sequence_length"))
    const pastValue = graph.input(`past_key_values.${layer}.value`, "float32", cacheShape("past_sequence_length"))
    const [attended, presentKey, presentValue] = graph.microsoftOps(
      "GroupQueryAttention",
      [query, key, value, pastKey, pastValue, sequence.lastIndex, sequence.totalLength],
      3,
      { num_heads: text.heads, kv_num_heads: text.keyValueHeads }
    )
    this.addedOutputs(key, value, layer)
    graph.output(`present.${layer}.key`, presentKey, "float32", cacheShape("total_sequence_length"))
    graph.output(`present.${layer}.value`, presentValue, "float32", cacheShape("total_sequence_length"))
    return graph.reshape(attended, [-1, text.heads * text.headSize])
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

  private addedOutputs(key: Value, value: Value, layer: number): void {
    const shape = ["batch_size", "sequence_length", this.text.keyValueHeads * this.text.headSize]
    this.graph.output(`added.${layer}.key`, key, "float32", shape)
    this.graph.output(`added.${layer}.value`, value, "float32", shape)
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
   * Without `kept` all rows, and so with 0: what begins at -0 is everything.
   */
  private keptRows(rows: Value, sequence: Sequence, kept: Value | undefined, width: number): Value {
    if (kept === undefined) {
      return rows
    }
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
