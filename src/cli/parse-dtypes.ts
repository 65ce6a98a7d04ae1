import { InvalidArgumentError } from "commander"

import { EXPORT_DTYPES, GRAPH_NAMES, type DtypesByGraph, type ExportDtype, type GraphName } from "../model-export"

/**
 * Reads `int8`, `int8+q4`, or `vision_encoder=int8,decoder_model_merged=int8+q4,embed_tokens=int8`.
 * A part without a graph holds for the graphs that are not named.
 *
 * @throws {InvalidArgumentError} naming what is wrong and what would be right
 */
export function parseDtypes(text: string): DtypesByGraph {
  const byGraph = new Map<GraphName, ExportDtype[]>()
  const others: ExportDtype[] = []
  for (const part of text.split(",")) {
    const [left = "", right, ...more] = part.trim().split("=")
    if (more.length > 0) {
      throw new InvalidArgumentError(`"${part}" has more than one "=".`)
    }
    if (right === undefined) {
      others.push(...readList(left))
    } else {
      const graph = readGraph(left)
      byGraph.set(graph, [...(byGraph.get(graph) ?? []), ...readList(right)])
    }
  }
  const of = (graph: GraphName): ExportDtype[] => {
    const dtypes = byGraph.get(graph) ?? others
    if (dtypes.length === 0) {
      throw new InvalidArgumentError(`${graph} has no dtype. Add ${graph}=int8, or one for all that are not named: ${text},int8`)
    }
    return [...new Set(dtypes)]
  }
  return {
    embed_tokens: of("embed_tokens"),
    vision_encoder: of("vision_encoder"),
    decoder_model_merged: of("decoder_model_merged"),
  }
}

function readList(text: string): ExportDtype[] {
  return text.split("+").map((word) => {
    const dtype = EXPORT_DTYPES.find((known) => known === word.trim())
    if (!dtype) {
      throw new InvalidArgumentError(`"${word.trim()}" is no dtype; there are ${EXPORT_DTYPES.join(", ")}.`)
    }
    return dtype
  })
}

function readGraph(text: string): GraphName {
  const graph = GRAPH_NAMES.find((known) => known === text.trim())
  if (!graph) {
    throw new InvalidArgumentError(`"${text.trim()}" is no graph; there are ${GRAPH_NAMES.join(", ")}.`)
  }
  return graph
}
