import { join } from "node:path"
import { InferenceSession } from "onnxruntime-node"
import { graphFile } from "../model-files"
import { GRAPHS, type Dtype, type Dtypes, type Graph } from "../options"

export interface Sessions extends Record<Graph, InferenceSession> {
  /** Reads prompts; the decoder itself where one dtype serves both. */
  prefill: InferenceSession
}

/** Opens the graphs of a model folder, one after the other, so that their loading peaks do not add up. */
export async function openSessions(folder: string, dtype: Dtypes, threads: number): Promise<Sessions> {
  const open = (graph: Graph, graphDtype: Dtype) =>
    InferenceSession.create(join(folder, graphFile(graph, graphDtype)), {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      // Warnings would be about nodes that the caller can do nothing about.
      logSeverityLevel: 3,
    })
  const opened: Partial<Record<Graph, InferenceSession>> = {}
  for (const graph of GRAPHS) {
    opened[graph] = await open(graph, dtype[graph])
  }
  const { embed_tokens, vision_encoder, decoder_model_merged } = opened
  if (!embed_tokens || !vision_encoder || !decoder_model_merged) {
    throw new Error("A graph was not opened")
  }
  const prefill =
    dtype.prefill && dtype.prefill !== dtype.decoder_model_merged
      ? await open("decoder_model_merged", dtype.prefill)
      : decoder_model_merged
  return { embed_tokens, vision_encoder, decoder_model_merged, prefill }
}
