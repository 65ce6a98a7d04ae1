import type { CheckpointConfig } from "../src/model-export/checkpoint-config"

/** What one part has to do at the least, whoever does it. */
export interface Work {
  /** Multiplications and additions, counted apart, of products with weights. */
  weightOperations: number
  /** The same, of products between activations, which is attention. */
  attentionOperations: number
  /** Bytes of weights that have to come from memory because too few rows go through them to be kept busy. */
  streamedBytes: number
}

export interface MachineRates {
  /** Bytes read a second. */
  bandwidth: number
  /** Operations a second. */
  int8: number
  /** Operations a second. */
  fp32: number
}

/** How the weights that a decode step streams are stored. */
export type StreamedDtype = "int8" | "q4"

export interface Prompt {
  /** Patches of the picture. */
  patches: number
  /** Tokens, the picture's included. */
  tokens: number
}

/** q4 keeps one float32 scale for so many weights of a row. */
const Q4_BLOCK = 32
const BYTES_PER_SCALE = 4

/** The vision encoder on one picture: its blocks, its merger and the DeepStack mergers. */
export function visionWork({ vision, text }: CheckpointConfig, { patches }: Prompt): Work {
  const { hiddenSize, intermediateSize, layers, mergeSize, deepstackBlocks } = vision
  const patchValues = vision.channels * vision.temporalPatchSize * vision.patchSize ** 2
  const block = 4 * hiddenSize ** 2 + 2 * hiddenSize * intermediateSize
  const merged = hiddenSize * mergeSize ** 2
  const merger = merged ** 2 + merged * text.hiddenSize
  const tokens = patches / mergeSize ** 2
  return {
    weightOperations:
      2 * patches * (patchValues * hiddenSize + layers * block) + 2 * tokens * merger * (1 + deepstackBlocks.length),
    // Every patch with every patch, once for the scores and once for the values.
    attentionOperations: layers * 2 * (2 * patches ** 2 * hiddenSize),
    streamedBytes: 0,
  }
}

/**
 * The prompt through the decoder, up to the first token. Of the last layer only keys and values are
 * needed of every position; all else there, and the vocabulary's logits, only of the last one.
 */
export function prefillWork(config: CheckpointConfig, { tokens }: Prompt, dtype: StreamedDtype): Work {
  const { text } = config
  const keyValue = 2 * text.hiddenSize * text.keyValueHeads * text.headSize
  const layer = layerWeights(config)
  const seenPairs = (tokens * (tokens + 1)) / 2
  const pairs = (text.layers - 1) * seenPairs + tokens
  return {
    weightOperations: 2 * tokens * ((text.layers - 1) * layer + keyValue),
    attentionOperations: 2 * (2 * pairs * text.heads * text.headSize),
    streamedBytes: weightBytes(layer - keyValue, text.hiddenSize, dtype) + outputBytes(config, dtype),
  }
}

/** One run of the decoder for a single token: every weight is read once. The key-value cache is left out. */
export function decodeWork(config: CheckpointConfig, dtype: StreamedDtype): Work {
  const { text } = config
  return {
    weightOperations: 0,
    attentionOperations: 0,
    streamedBytes: text.layers * weightBytes(layerWeights(config), text.hiddenSize, dtype) + outputBytes(config, dtype),
  }
}

/** Milliseconds below which no program on this machine can do the work with int8 products. */
export function shortestTime({ weightOperations, attentionOperations, streamedBytes }: Work, rates: MachineRates): number {
  return 1000 * (weightOperations / rates.int8 + attentionOperations / rates.fp32 + streamedBytes / rates.bandwidth)
}

/** Weights of the matrices of one decoder layer. */
function layerWeights({ text }: CheckpointConfig): number {
  const query = text.hiddenSize * text.heads * text.headSize
  const keyValue = 2 * text.hiddenSize * text.keyValueHeads * text.headSize
  return 2 * query + keyValue + 3 * text.hiddenSize * text.intermediateSize
}

function outputBytes({ text }: CheckpointConfig, dtype: StreamedDtype): number {
  return weightBytes(text.vocabSize * text.hiddenSize, text.hiddenSize, dtype)
}

/** @param rowLength weights that share a scale in int8 */
function weightBytes(weights: number, rowLength: number, dtype: StreamedDtype): number {
  return dtype === "int8"
    ? weights * (1 + BYTES_PER_SCALE / rowLength)
    : weights * (0.5 + BYTES_PER_SCALE / Q4_BLOCK)
}
