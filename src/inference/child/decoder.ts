import { Tensor, type InferenceSession } from "onnxruntime-node"
import type { CacheRows, CacheShape, KeyValueCache } from "./key-value-cache"

export interface DecoderInput {
  /** float32 `[count, width]`. */
  embeddings: Float32Array
  /** int64 `[3, 1, count]`. */
  positions: BigInt64Array
  count: number
}

/** One decoder graph: reads tokens behind those of a cache. */
export class Decoder {
  readonly shape: CacheShape
  private readonly addedOutputs: string[]
  /** Layers that look at their past; of a prompt's part of the decoder the last one need not. */
  private readonly pastLayers: number
  private readonly inPlace: boolean
  private readonly choosesRows: boolean
  private readonly givesLogits: boolean

  /** @throws Error where the graph is none of a decoder with a key-value cache */
  constructor(private readonly session: InferenceSession) {
    this.shape = shapeOf(session)
    this.pastLayers = countOf(session.inputNames, /^past_key_values\.\d+\.key$/)
    // The graphs of this package tell what a run adds; others give the whole cache back.
    this.inPlace = session.outputNames.includes("added.0.key")
    const prefix = this.inPlace ? "added" : "present"
    const layers = Array.from({ length: this.shape.layers }, (_, layer) => layer)
    this.addedOutputs = layers.flatMap((layer) => [`${prefix}.${layer}.key`, `${prefix}.${layer}.value`])
    this.givesLogits = session.outputNames.includes("logits")
    this.choosesRows = session.inputNames.includes("num_logits_to_keep")
  }

  /**
   * Reads tokens and adds them to the cache.
   *
   * @param rows how many logits are wanted, at least 1 of a decoder that gives any
   * @returns float32 `[vocabulary]` behind each of the last `rows` tokens; [] of one that gives none
   */
  async read(cache: KeyValueCache, { embeddings, positions, count }: DecoderInput, rows: number): Promise<Float32Array[]> {
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
    const positions = this.inPlace ? cache.capacity : cache.length
    const tensor = (values: Float32Array | undefined) =>
      new Tensor("float32", this.inPlace ? (values ?? new Float32Array()) : packed(values, cache), [1, heads, positions, headSize])
    const past: Record<string, Tensor> = {}
    for (let layer = 0; layer < this.pastLayers; layer++) {
      past[`past_key_values.${layer}.key`] = tensor(cache.keys[layer])
      past[`past_key_values.${layer}.value`] = tensor(cache.values[layer])
    }
    return past
  }

  private addedRows(outputs: InferenceSession.OnnxValueMapType, count: number): CacheRows {
    const rows = this.addedOutputs.map((name) => {
      const values = floats(outputs[name])
      return this.inPlace ? values : lastPositions(values, count, this.shape)
    })
    return { keys: rows.filter((_, index) => index % 2 === 0), values: rows.filter((_, index) => index % 2 === 1) }
  }
}

function shapeOf({ inputNames, inputMetadata, outputNames }: InferenceSession): CacheShape {
  const layers = countOf(outputNames, /^added\.\d+\.key$/) || countOf(outputNames, /^present\.\d+\.key$/)
  const first = inputMetadata[inputNames.indexOf("past_key_values.0.key")]
  const [, heads, , headSize] = first?.isTensor ? first.shape : []
  if (layers === 0 || typeof heads !== "number" || typeof headSize !== "number") {
    throw new Error("The decoder has no inputs past_key_values.N.key of shape [batch, heads, positions, head size]")
  }
  return { layers, heads, headSize }
}

function countOf(names: readonly string[], pattern: RegExp): number {
  return names.filter((name) => pattern.test(name)).length
}

/** The filled positions alone, `[heads, length, headSize]`, for graphs that look at all that they are given. */
function packed(values: Float32Array | undefined, { shape: { heads, headSize }, length, capacity }: KeyValueCache): Float32Array {
  const pack = new Float32Array(heads * length * headSize)
  for (let head = 0; head < heads; head++) {
    const from = head * capacity * headSize
    pack.set(values?.subarray(from, from + length * headSize) ?? [], head * length * headSize)
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

function floats(value: InferenceSession.OnnxValueMapType[string] | undefined): Float32Array {
  if (value?.data instanceof Float32Array) {
    return value.data
  }
  throw new Error(`Expected a float32 tensor, got ${value?.type ?? "none"}`)
}
