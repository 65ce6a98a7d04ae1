import type { CheckpointConfig } from "./checkpoint-config"
import type { Weights } from "./checkpoint-tensors"
import { buildDecoder, buildInPlaceDecoder, buildPrefill } from "./decoder-graph"
import { createFormat, DTYPE_SUFFIX, GRAPH_NAMES, type DtypesByGraph, type ExportDtype, type FormatSettings, type GraphName } from "./dtypes"
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
  /** Graphs of the same weights, which lie in a file beside for that and are not written twice. */
  sharing: Pick<GraphFile, "file" | "graph">[]
}

/** The graphs in all their dtypes. Nothing is read until their weights are. */
export function buildGraphs(
  config: CheckpointConfig,
  weights: Weights,
  dtypes: DtypesByGraph,
  settings: FormatSettings
): GraphFile[] {
  const build = (name: string, dtype: ExportDtype, add: BuildGraph) => {
    const graph = new GraphBuilder(name)
    add(graph, createFormat(dtype, graph, weights, settings), weights, config)
    return { file: `onnx/${name}${DTYPE_SUFFIX[dtype]}.onnx`, graph: graph.build() }
  }
  const sharing = (name: GraphName, dtype: ExportDtype) => {
    if (name !== "decoder_model_merged") {
      return []
    }
    const inPlace = build("decoder_in_place", dtype, buildInPlaceDecoder)
    // Many rows are quickest in int8: where another dtype is there to write replies, it may read the prompts.
    return dtype === "int8" && dtypes[name].length > 1 ? [inPlace, build("decoder_prefill", dtype, buildPrefill)] : [inPlace]
  }
  return GRAPH_NAMES.flatMap((name) =>
    dtypes[name].map((dtype) => ({ ...build(name, dtype, BUILDERS[name]), sharing: sharing(name, dtype) }))
  )
}

/** Whether a file in `onnx/` is one that an export writes, in any dtype. */
export const isGraphFile = (name: string): boolean =>
  /^(embed_tokens|vision_encoder|decoder_model_merged|decoder_in_place|decoder_prefill)(_[a-z0-9]+)?\.onnx(_data)?$/.test(name)
