import { existsSync } from "node:fs"
import { join } from "node:path"
import { InferenceSession } from "onnxruntime-node"
import { graphFile, inPlaceFile, prefillFile } from "../model-files"
import { GRAPHS, type Dtypes, type Graph } from "../options"

/**
 * Products of 8-bit numbers added up exactly: without it x86-64 processors that lack VNNI add them up in
 * 16 bits, which overflow with large weights. Changes nothing on others.
 */
export const EXACT_INT8 = { session: { x64quantprecision: "1" } }

export interface Sessions extends Record<Graph, InferenceSession> {
  /** Reads prompts, where another dtype than the decoder's is to do that; it gives no logits. */
  prefill: InferenceSession | null
}

/** Opens the graphs of a model folder, one after the other, so that their loading peaks do not add up. */
export async function openSessions(folder: string, dtype: Dtypes, threads: number): Promise<Sessions> {
  const open = (file: string) =>
    InferenceSession.create(join(folder, file), {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      // Planned ahead, memory for the activations is held for good; it makes nothing faster here.
      enableMemPattern: false,
      // Warnings would be about nodes that the caller can do nothing about.
      logSeverityLevel: 3,
      extra: EXACT_INT8,
    })
  const opened: Partial<Record<Graph, InferenceSession>> = {}
  for (const graph of GRAPHS) {
    const inPlace = inPlaceFile(dtype[graph])
    const better = graph === "decoder_model_merged" && existsSync(join(folder, inPlace))
    opened[graph] = await open(better ? inPlace : graphFile(graph, dtype[graph]))
  }
  const { embed_tokens, vision_encoder, decoder_model_merged } = opened
  if (!embed_tokens || !vision_encoder || !decoder_model_merged) {
    throw new Error("A graph was not opened")
  }
  const prefill = dtype.prefill ? await open(prefillFile(dtype.prefill)) : null
  return { embed_tokens, vision_encoder, decoder_model_merged, prefill }
}
