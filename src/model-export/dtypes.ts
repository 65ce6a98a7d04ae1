import { Float32Format } from "./float32-format"
import type { Weights } from "./checkpoint-tensors"
import type { GraphBuilder } from "./graph-builder"
import { Int8Format } from "./int8-format"
import { Q4Format } from "./q4-format"
import type { WeightFormat } from "./weight-format"

/** How the large matrices are kept. Everything else is float32 in each. */
export const EXPORT_DTYPES = ["fp32", "int8", "q4"] as const
export type ExportDtype = (typeof EXPORT_DTYPES)[number]

/** The graphs of a model, by the names of their files, in the order in which they are written. */
export const GRAPH_NAMES = ["embed_tokens", "vision_encoder", "decoder_model_merged"] as const
export type GraphName = (typeof GRAPH_NAMES)[number]

/** Each graph's dtypes, one file for each. The first is the one that Transformers.js takes if not told. */
export type DtypesByGraph = Record<GraphName, readonly ExportDtype[]>

/** The end of the file name by which Transformers.js finds the dtype. */
export const DTYPE_SUFFIX: Record<ExportDtype, string> = { fp32: "", int8: "_int8", q4: "_q4" }

export interface FormatSettings {
  /** q4 keeps a zero point for each block. */
  zeroPoints: boolean
}

/** One dtype's way of keeping matrices, for one graph. */
export function createFormat(
  dtype: ExportDtype,
  graph: GraphBuilder,
  weights: Weights,
  { zeroPoints }: FormatSettings
): WeightFormat {
  switch (dtype) {
    case "fp32":
      return new Float32Format(graph, weights)
    case "int8":
      return new Int8Format(graph, weights)
    case "q4":
      return new Q4Format(graph, weights, zeroPoints)
  }
}

/**
 * One list for all graphs, or a list for each.
 *
 * @throws {RangeError} when a graph would be left without a dtype
 */
export function dtypesByGraph(dtypes: readonly ExportDtype[] | DtypesByGraph): DtypesByGraph {
  const of = (graph: GraphName) => [...new Set(isList(dtypes) ? dtypes : dtypes[graph])]
  const byGraph = {
    embed_tokens: of("embed_tokens"),
    vision_encoder: of("vision_encoder"),
    decoder_model_merged: of("decoder_model_merged"),
  }
  const without = GRAPH_NAMES.find((graph) => byGraph[graph].length === 0)
  if (without !== undefined) {
    throw new RangeError(`${without} needs at least one dtype: ${EXPORT_DTYPES.join(", ")}`)
  }
  return byGraph
}

/** `int8`, where all graphs have just that; otherwise each graph's own. Undefined for fp32, which needs no telling. */
export function defaultDtype(dtypes: DtypesByGraph): ExportDtype | Record<string, ExportDtype> | undefined {
  const preferred = (graph: GraphName): ExportDtype =>
    dtypes[graph].includes("fp32") ? "fp32" : (dtypes[graph][0] ?? "fp32")
  const byGraph = Object.fromEntries(GRAPH_NAMES.map((graph) => [graph, preferred(graph)]))
  const different = new Set(Object.values(byGraph))
  const [only] = different
  return different.size > 1 ? byGraph : only === "fp32" ? undefined : only
}

const isList = (dtypes: readonly ExportDtype[] | DtypesByGraph): dtypes is readonly ExportDtype[] =>
  Array.isArray(dtypes)
