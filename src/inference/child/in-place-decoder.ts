import { Tensor, type InferenceSession } from "onnxruntime-node"
import type { Decoder, Reading } from "./decoder"
import type { CacheRows, CacheShape, CacheSlots } from "./key-value-cache"
import { floats } from "./session-values"

/** Far below any score, and finite: a token that may look nowhere must not become NaN. */
const MASKED = -1e30

/**
 * Our own decoder graph, which attends to the caches of several sequences where they lie. The weights,
 * whose reading is most of a small run's time, are read once for all of them.
 */
export class InPlaceDecoder implements Decoder {
  readonly batches = true
  private readonly outputs: string[]

  constructor(
    private readonly session: InferenceSession,
    readonly shape: CacheShape
  ) {
    const layers = Array.from({ length: shape.layers }, (_, layer) => layer)
    this.outputs = ["logits", ...layers.flatMap((layer) => [`added.${layer}.key`, `added.${layer}.value`])]
  }

  /** @param readings of different slots of the same memory */
  async read(embeddings: Float32Array, readings: readonly Reading[]): Promise<Float32Array[][]> {
    const [first] = readings
    if (!first) {
      return []
    }
    const caches = first.cache.all
    caches.reserve(Math.max(...readings.map(({ cache, count }) => cache.length + count)))
    const total = readings.reduce((sum, { count }) => sum + count, 0)
    const outputs = await this.session.run(
      {
        inputs_embeds: new Tensor("float32", embeddings, [1, total, embeddings.length / total]),
        position_ids: new Tensor("int64", joinedPositions(readings, total), [3, 1, total]),
        logit_rows: logitRows(readings),
        ...this.slotInputs(caches, readings, total),
      },
      this.outputs
    )
    this.append(outputs, readings)
    return logitsByReading(floats(outputs.logits), readings)
  }

  /** The slots from the first one read to the last: those between are there, and masked. */
  private slotInputs(caches: CacheSlots, readings: readonly Reading[], total: number): Record<string, Tensor> {
    const indexes = readings.map(({ cache }) => cache.index)
    const firstSlot = Math.min(...indexes)
    const slots = Math.max(...indexes) - firstSlot + 1
    const width = Math.max(...readings.map(({ count }) => count))
    const columns = caches.capacity + width

    const rowsBySlot = new BigInt64Array(slots * width)
    const placesOfRows = new BigInt64Array(total)
    const bias = new Float32Array(slots * width * columns).fill(MASKED)
    let row = 0
    for (const { cache, count } of readings) {
      for (let token = 0; token < count; token++, row++) {
        const place = (cache.index - firstSlot) * width + token
        rowsBySlot[place] = BigInt(row)
        placesOfRows[row] = BigInt(place)
        const from = place * columns
        bias.fill(0, from, from + cache.length)
        bias.fill(0, from + caches.capacity, from + caches.capacity + token + 1)
      }
    }
    const { layers, heads, headSize } = this.shape
    const past: Record<string, Tensor> = {}
    for (let layer = 0; layer < layers; layer++) {
      for (const [name, all] of [["key", caches.keys], ["value", caches.values]] as const) {
        const values = all[layer]?.subarray(firstSlot * caches.slotSize, (firstSlot + slots) * caches.slotSize)
        past[`past_key_values.${layer}.${name}`] = new Tensor("float32", values ?? [], [slots, heads, caches.capacity, headSize])
      }
    }
    return {
      rows_by_slot: new Tensor("int64", rowsBySlot, [slots, width]),
      places_of_rows: new Tensor("int64", placesOfRows, [total]),
      attention_bias: new Tensor("float32", bias, [slots, 1, width, columns]),
      ...past,
    }
  }

  private append(outputs: InferenceSession.OnnxValueMapType, readings: readonly Reading[]): void {
    const added = (name: "key" | "value") =>
      Array.from({ length: this.shape.layers }, (_, layer) => floats(outputs[`added.${layer}.${name}`]))
    const rows: CacheRows = { keys: added("key"), values: added("value") }
    let first = 0
    for (const { cache, count } of readings) {
      cache.append(rows, count, first)
      first += count
    }
  }
}

/** int64 `[3, 1, total]` */
function joinedPositions(readings: readonly Reading[], total: number): BigInt64Array {
  const joined = new BigInt64Array(3 * total)
  let first = 0
  for (const { positions, count } of readings) {
    for (let axis = 0; axis < 3; axis++) {
      joined.set(positions.subarray(axis * count, (axis + 1) * count), axis * total + first)
    }
    first += count
  }
  return joined
}

function logitRows(readings: readonly Reading[]): Tensor {
  const rows: bigint[] = []
  let end = 0
  for (const { count, rows: wanted } of readings) {
    end += count
    for (let row = end - wanted; row < end; row++) {
      rows.push(BigInt(row))
    }
  }
  return new Tensor("int64", BigInt64Array.from(rows), [rows.length])
}

function logitsByReading(logits: Float32Array, readings: readonly Reading[]): Float32Array[][] {
  const vocabulary = logits.length / readings.reduce((sum, { rows }) => sum + rows, 0)
  let from = 0
  return readings.map(({ rows }) =>
    Array.from({ length: rows }, () => logits.subarray(from, (from += vocabulary)))
  )
}
