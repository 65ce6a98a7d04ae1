import type { TextConfig } from "./checkpoint-config"
import type { GraphBuilder, Value } from "./graph-builder"

/** How a decoder graph takes its past, attends to it, and gives back what is new. */
export interface Cache {
  /** Adds the inputs that all layers need. */
  begin(): void

  /**
   * Causal attention over the past and this run's tokens.
   *
   * @param query float32 `[batch, sequence, heads × head size]`
   * @param key float32 `[batch, sequence, key-value heads × head size]`
   * @param value as `key`
   * @returns float32 `[batch × sequence, heads × head size]`
   */
  attend(query: Value, key: Value, value: Value, layer: number): Value
}

/**
 * Attention in one operator that knows where each sequence ends. It copies the past at every run, which
 * is little beside a prompt's work and much beside a reply's.
 *
 * The input `attention_mask` is int64 `[batch, past + sequence]`, ones; a row may end in zeros, not begin
 * with them. The past may be longer than it counts; what lies behind is not looked at.
 */
export class GroupQueryCache implements Cache {
  /** int32 `[batch]`: index of each row's last token. */
  private lastIndex: Value = ""
  /** int32 scalar */
  private totalLength: Value = ""

  /** @param gives the whole cache, as Transformers.js wants it, or what the run adds to it */
  constructor(
    private readonly graph: GraphBuilder,
    private readonly text: TextConfig,
    private readonly gives: "present" | "added"
  ) {}

  begin(): void {
    const { graph } = this
    const mask = graph.input("attention_mask", "int64", ["batch_size", "total_sequence_length"])
    const lengths = graph.op("ReduceSum", [mask, graph.integers([1])], { keepdims: 0 })
    const total = graph.op("Gather", [graph.op("Shape", [mask]), graph.integer(1)])
    this.lastIndex = graph.cast(graph.op("Sub", [lengths, graph.integer(1)]), "int32")
    this.totalLength = graph.cast(total, "int32")
  }

  attend(query: Value, key: Value, value: Value, layer: number): Value {
    const { graph, text } = this
    const past = pastInputs(graph, text, layer, "batch_size")
    const [attended, presentKey, presentValue] = graph.microsoftOps(
      "GroupQueryAttention",
      [query, key, value, past.key, past.value, this.lastIndex, this.totalLength],
      3,
      { num_heads: text.heads, kv_num_heads: text.keyValueHeads }
    )
    if (this.gives === "present") {
      const shape = cacheShape(text, "batch_size", "total_sequence_length")
      graph.output(`present.${layer}.key`, presentKey, "float32", shape)
      graph.output(`present.${layer}.value`, presentValue, "float32", shape)
    } else {
      addedOutputs(graph, text, key, value, layer)
    }
    return graph.reshape(attended, [-1, text.heads * text.headSize])
  }
}

/** Of a slot: as many are quicker multiplied with the values row by row, which copies none of them. */
const FEW_TOKENS = 3

/**
 * Attention to the pasts of several sequences where they lie, one in each slot of the caches. The run's
 * tokens stand below one another as if they were one sequence, so that no other part of the decoder
 * works on padding; here they are laid out by slot, `width` for each, and taken together again.
 *
 * Inputs:
 * - `rows_by_slot` int64 `[slots, width]`: which of the run's tokens are the slot's, in order; anything
 *   where it has fewer
 * - `places_of_rows` int64 `[sequence]`: where in `rows_by_slot`, counted through, each token is
 * - `attention_bias` float32 `[slots, 1, width, past + width]`: 0 where the token may look, else a value
 *   far below any score, and finite: what may look nowhere must not become NaN
 */
export class SlotCache implements Cache {
  private rowsBySlot: Value = ""
  private placesOfRows: Value = ""
  /** float32 `[slots, 1, group × width, past + width]` */
  private bias: Value = ""
  /** int64 `[2]`: past, width. */
  private parts: Value = ""
  /** int64 `[5]`: slots, key-value heads, group, width, head size. */
  private ungrouped: Value = ""
  /** int64 `[5]`: slots, key-value heads, and the group's rows one by one or in one product; past. */
  private productShape: Value = ""

  constructor(
    private readonly graph: GraphBuilder,
    private readonly text: TextConfig
  ) {}

  begin(): void {
    const { graph, text } = this
    this.rowsBySlot = graph.input("rows_by_slot", "int64", ["slots", "width"])
    this.placesOfRows = graph.input("places_of_rows", "int64", ["sequence_length"])
    const bias = graph.input("attention_bias", "float32", ["slots", 1, "width", "past_and_width"])
    this.bias = graph.op("Concat", Array.from({ length: this.group }, () => bias), { axis: 2 })

    const shape = graph.op("Shape", [this.rowsBySlot])
    const width = graph.op("Slice", [shape, graph.integers([1]), graph.integers([2])])
    const past = graph.op("Sub", [graph.op("Shape", [bias], { start: 3 }), width])
    this.parts = graph.op("Concat", [past, width], { axis: 0 })
    const slots = graph.op("Slice", [shape, graph.integers([0]), graph.integers([1])])
    const heads = graph.integers([text.keyValueHeads, this.group])
    const rows = graph.op("Mul", [width, graph.integers([this.group])])
    const single = graph.op("LessOrEqual", [width, graph.integers([FEW_TOKENS])])
    const one = graph.integers([1])
    const [count, each] = [graph.op("Where", [single, rows, one]), graph.op("Where", [single, one, rows])]
    this.productShape = graph.op("Concat", [graph.integers([0, 0]), count, each, graph.integers([-1])], { axis: 0 })
    this.ungrouped = graph.op("Concat", [slots, heads, width, graph.integers([text.headSize])], { axis: 0 })
  }

  attend(query: Value, key: Value, value: Value, layer: number): Value {
    const { graph, text } = this
    const { keyValueHeads, headSize } = text
    const past = pastInputs(graph, text, layer, "slots")
    addedOutputs(graph, text, key, value, layer)

    // The queries that share a key-value head stand beside one another: [slots, key-value heads, head size, group × width].
    const grouped = graph.op("Transpose", [this.bySlot(query, [keyValueHeads, this.group, headSize])], { perm: [0, 2, 4, 3, 1] })
    const queries = graph.reshape(grouped, [0, keyValueHeads, headSize, -1])
    const byHead = (rows: Value) => graph.op("Transpose", [this.bySlot(rows, [keyValueHeads, headSize])], { perm: [0, 2, 1, 3] })
    // Keys times queries and not the other way round: the many keys are then read without being laid out anew.
    const score = (keys: Value) => graph.microsoftOp("FusedMatMul", [keys, queries], { alpha: { float: 1 / Math.sqrt(headSize) } })

    const byKey = graph.op("Concat", [score(past.key), score(byHead(key))], { axis: 2 })
    const scores = graph.op("Transpose", [byKey], { perm: [0, 1, 3, 2] })
    const shares = graph.op("Softmax", [graph.op("Add", [scores, this.bias])], { axis: -1 })
    const [ofPast, ofNew] = graph.ops("Split", [shares, this.parts], 2, { axis: 3 })
    const values = graph.op("Unsqueeze", [past.value, graph.integers([2])])
    const mixedPast = graph.op("MatMul", [graph.reshape(ofPast, this.productShape), values])
    const mixed = graph.op("Add", [
      graph.reshape(mixedPast, [0, 0, -1, headSize]),
      graph.op("MatMul", [ofNew, byHead(value)]),
    ])

    const bySlot = graph.op("Transpose", [graph.reshape(mixed, this.ungrouped)], { perm: [0, 3, 1, 2, 4] })
    const places = graph.reshape(bySlot, [-1, text.heads * headSize])
    return graph.op("Gather", [places, this.placesOfRows], { axis: 0 })
  }

  /** float32 `[1, sequence, width of a token]` → `[slots, width, …shape]` */
  private bySlot(rows: Value, shape: number[]): Value {
    const { graph } = this
    const flat = graph.reshape(rows, [-1, shape.reduce((product, size) => product * size, 1)])
    return graph.reshape(graph.op("Gather", [flat, this.rowsBySlot], { axis: 0 }), [0, 0, ...shape])
  }

  private get group(): number {
    return this.text.heads / this.text.keyValueHeads
  }
}

/** Outputs for what a run adds to the cache. */
export function addedOutputs(graph: GraphBuilder, text: TextConfig, key: Value, value: Value, layer: number): void {
  const shape = ["batch_size", "sequence_length", text.keyValueHeads * text.headSize]
  graph.output(`added.${layer}.key`, key, "float32", shape)
  graph.output(`added.${layer}.value`, value, "float32", shape)
}

function pastInputs(graph: GraphBuilder, text: TextConfig, layer: number, batch: string): { key: Value; value: Value } {
  const shape = cacheShape(text, batch, "past_sequence_length")
  return {
    key: graph.input(`past_key_values.${layer}.key`, "float32", shape),
    value: graph.input(`past_key_values.${layer}.value`, "float32", shape),
  }
}

function cacheShape(text: TextConfig, batch: string, length: string): (string | number)[] {
  return [batch, text.keyValueHeads, length, text.headSize]
}
