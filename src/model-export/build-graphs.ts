import type { CheckpointConfig } from "./checkpoint-config"
import type { Weights } from "./checkpoint-tensors"
import { buildDecoder } from "./decoder-graph"
import { buildEmbedTokens } from "./embed-tokens-graph"
import { Float32Format } from "./float32-format"
import { GraphBuilder, type Graph } from "./graph-builder"
import { Int8Format } from "./int8-format"
import { buildVisionEncoder } from "./vision-encoder-graph"
import type { WeightFormat } from "./weight-format"

/** How the large matrices are kept. Everything else is float32 in each. */
export type ExportDtype = "fp32" | "int8"

interface Dtype {
  /** The end of the file name by which Transformers.js finds the dtype. */
  suffix: string
  Format: new (graph: GraphBuilder, weights: Weights) => WeightFormat
}

const DTYPES: Record<ExportDtype, Dtype> = {
  fp32: { suffix: "", Format: Float32Format },
  int8: { suffix: "_int8", Format: Int8Format },
}

export interface GraphFile {
  /** Relative to the model folder. */
  file: string
  graph: Graph
}

/** The three graphs of one dtype. Nothing is read until their weights are. */
export function buildGraphs(config: CheckpointConfig, weights: Weights, dtype: ExportDtype): GraphFile[] {
  const { suffix, Format } = DTYPES[dtype]
  const build = (name: string, add: (graph: GraphBuilder, format: WeightFormat) => void): GraphFile => {
    const graph = new GraphBuilder(name)
    add(graph, new Format(graph, weights))
    return { file: `onnx/${name}${suffix}.onnx`, graph: graph.build() }
  }
  return [
    build("embed_tokens", (graph, format) => buildEmbedTokens(graph, format, config)),
    build("vision_encoder", (graph, format) => buildVisionEncoder(graph, format, weights, config)),
    build("decoder_model_merged", (graph, format) => buildDecoder(graph, format, weights, config)),
  ]
}

/** Whether a file in `onnx/` is one that an export writes, in any dtype. */
export const isGraphFile = (name: string): boolean =>
  /^(embed_tokens|vision_encoder|decoder_model_merged)(_[a-z0-9]+)?\.onnx(_data)?$/.test(name)
