import type { InferenceSession } from "onnxruntime-node"
import { InPlaceDecoder } from "./in-place-decoder"
import type { CacheShape, KeyValueCache } from "./key-value-cache"
import { OneSequenceDecoder } from "./one-sequence-decoder"
import { countOf } from "./session-values"

/** Tokens to read behind those of a sequence's cache, and how many logits are wanted. */
export interface Reading {
  cache: KeyValueCache
  /** Of tokens, at least 1. */
  count: number
  /** int64 `[3, 1, count]`. */
  positions: BigInt64Array
  /** Logits behind as many of the last tokens; at least 1 of a decoder that gives any. */
  rows: number
}

/** One decoder graph: reads tokens behind those of caches, and adds them there. */
export interface Decoder {
  readonly shape: CacheShape
  /** Whether several sequences go through one run of the graph. */
  readonly batches: boolean
  /**
   * @param embeddings float32 `[tokens of all readings, width]`
   * @returns by reading float32 `[vocabulary]` behind each of its last `rows` tokens; [] of a decoder that gives none
   */
  read(embeddings: Float32Array, readings: readonly Reading[]): Promise<Float32Array[][]>
}

/** @throws Error where the graph is none of a decoder with a key-value cache */
export function createDecoder(session: InferenceSession): Decoder {
  const shape = shapeOf(session)
  return session.inputNames.includes("rows_by_slot")
    ? new InPlaceDecoder(session, shape)
    : new OneSequenceDecoder(session, shape)
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
