import { Tensor, type InferenceSession } from "onnxruntime-node"
import type { Decoder, Reading } from "./decoder"
import type { CacheRows, CacheShape, KeyValueCache } from "./key-value-cache"
import { countOf, floats } from "./session-values"

/**
 * A decoder graph that attends to one sequence: the part of ours that reads prompts, and what other
 * conversions have. Several sequences are read one after the other.
 */
export class OneSequenceDecoder implements Decoder {
  readonly batches = false
  private readonly addedOutputs: string[]
  /** Layers that look at their past; of a prompt's part of the decoder the last one need not. */
  private readonly pastLayers: number
  /** Whether a run tells what it adds to the cache; others give the whole cache back. */
  private readonly givesAdded: boolean
  private readonly choosesRows: boolean
  private readonly givesLogits: boolean

  constructor(
    private readonly session: InferenceSession,
    readonly shape: CacheShape
  ) {
    this.pastLayers = countOf(session.inputNames, /^past_key_values\.\d+\.key$/)
    this.givesAdded = session.outputNames.includes("added.0.key")
    const prefix = this.givesAdded ? "added" : "present"
    const layers = Array.from({ length: shape.layers }, (_, layer) => layer)
    this.addedOutputs = layers.flatMap((layer) => [`${prefix}.${layer}.key`, `${prefix}.${layer}.value`])
    this.givesLogits = session.outputNames.includes("logits")
    this.choosesRows = session.inputNames.includes("num_logits_to_keep")
  }

  async read(embeddings: Float32Array, readings: readonly Reading[]): Promise<Float32Array[][]> {
    const width = embeddings.length / readings.reduce((sum, { count }) => sum + count, 0)
    const logits: Float32Array[][] = []
    let from = 0
    for (const reading of readings) {
      const to = from + reading.count * width
      logits.push(await this.readOne(embeddings.subarray(from, to), reading))
      from = to
    }
    return logits
  }

  private async readOne(embeddings: Float32Array, { cache, count, positions, rows }: Reading): Promise<Float32Array[]> {
    const total = cache.length + count
    cache.reserve(total)
    const outputs = await this.session.run(
      {
        inputs_embeds: new Tensor("float32", embeddings, [1, count, embeddings.length / count]),
        attention_mask: new Tensor("int64", new BigInt64Array(total).fill(1n), [1, total]),
        position_ids: new Tensor("int64", positions, [3, 1, count]),
        ...(this.choosesRows ? { num_logits_to_keep: new Tensor("int64", [BigInt(rows)], []) } : {}),
        ...this.pastOf(cache),
      },
      [...(this.givesLogits ? ["logits"] : []), ...this.addedOutputs]
    )
    cache.append(this.addedRows(outputs, count), count)
    return !this.givesLogits ? [] : lastRows(floats(outputs.logits), outputs.logits?.dims.at(-1) ?? 0, rows)
  }

  private pastOf(cache: KeyValueCache): Record<string, Tensor> {
    const { heads, headSize } = this.shape
    const positions = this.givesAdded ? cache.capacity : cache.length
    const tensor = (values: Float32Array) =>
      new Tensor("float32", this.givesAdded ? values : packed(values, cache, this.shape), [1, heads, positions, headSize])
    const past: Record<string, Tensor> = {}
    for (let layer = 0; layer < this.pastLayers; layer++) {
      past[`past_key_values.${layer}.key`] = tensor(cache.keys(layer))
      past[`past_key_values.${layer}.value`] = tensor(cache.values(layer))
    }
    return past
  }

  private addedRows(outputs: InferenceSession.OnnxValueMapType, count: number): CacheRows {
    const rows = this.addedOutputs.map((name) => {
      const values = floats(outputs[name])
      return this.givesAdded ? values : lastPositions(values, count, this.shape)
    })
    return { keys: rows.filter((_, index) => index % 2 === 0), values: rows.filter((_, index) => index % 2 === 1) }
  }
}

/** The filled positions alone, `[heads, length, headSize]`, for graphs that look at all that they are given. */
function packed(values: Float32Array, { length, capacity }: KeyValueCache, { heads, headSize }: CacheShape): Float32Array {
  const pack = new Float32Array(heads * length * headSize)
  for (let head = 0; head < heads; head++) {
    const from = head * capacity * headSize
    pack.set(values.subarray(from, from + length * headSize), head * length * headSize)
  }
  return pack
}

/** `[heads, positions, headSize]` → the last `count` positions as `[count, heads × headSize]`. */
function lastPositions(values: Float32Array, count: number, { heads, headSize }: CacheShape): Float32Array {
  const positions = values.length / heads / headSize
  const rows = new Float32Array(count * heads * headSize)
  for (let row = 0; row < count; row++) {
    for (let head = 0; head < heads; head++) {
      const from = (head * positions + positions - count + row) * headSize
      rows.set(values.subarray(from, from + headSize), (row * heads + head) * headSize)
    }
  }
  return rows
}

function lastRows(logits: Float32Array, vocabulary: number, count: number): Float32Array[] {
  const first = logits.length - count * vocabulary
  return Array.from({ length: count }, (_, row) => logits.subarray(first + row * vocabulary, first + (row + 1) * vocabulary))
}
