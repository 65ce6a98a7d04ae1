import type { CheckpointConfig } from "./checkpoint-config"
import type { Weights } from "./checkpoint-tensors"
import { buildDecoder } from "./decoder-graph"
import { createFormat, DTYPE_SUFFIX, GRAPH_NAMES, type DtypesByGraph, type FormatSettings, type GraphName } from "./dtypes"
import { buildEmbedTokens } from "./embed-tokens-graph"
import { GraphBuilder, type Graph } from "./graph-builder"
import { buildVisionEncoder } from "./vision-encoder-graph"
import type { WeightFormat } from "./weight-format"

type BuildGraph = (graph: GraphBuilder, format: WeightFormat, weights: Weights, config: CheckpointConfig) => void

const BUILDERS: Record<GraphName, BuildGraph> = {
  embed_tokens: (graph, format, _weights, config) => buildEmbedTokens(graph, format, config),
  vision_encoder: buildVisionEncoder,
  decoder_model_merged: buildDecoder,
}

export interface GraphFile {
  /** Relative to the model folder. */
  file: string
  graph: Graph
}

/** The graphs in all their dtypes. Nothing is read until their weights are. */
export function buildGraphs(
  config: CheckpointConfig,
  weights: Weights,
  dtypes: DtypesByGraph,
  settings: FormatSettings
): GraphFile[] {
  return GRAPH_NAMES.flatMap((name) =>
    dtypes[name].map((dtype) => {
      const graph = new GraphBuilder(name)
      BUILDERS[name](graph, createFormat(dtype, graph, weights, settings), weights, config)
      return { file: `onnx/${name}${DTYPE_SUFFIX[dtype]}.onnx`, graph: graph.build() }
    })
  )
}

/** Whether a file in `onnx/` is one that an export writes, in any dtype. */
export const isGraphFile = (name: string): boolean =>
  /^(embed_tokens|vision_encoder|decoder_model_merged)(_[a-z0-9]+)?\.onnx(_data)?$/.test(name)
