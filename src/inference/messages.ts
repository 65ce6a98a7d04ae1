import { z } from "zod"
import type { ModelLoadErrorCode } from "./errors"
import type { Dtypes, HubModel, LoadProgress } from "./options"
import type { GenerateRequest, GenerateResult, Priority } from "./types"

/** Where the child finds the model: a folder, or the hub's files to put into one first. */
export type ModelSource =
  | { kind: "folder"; folder: string; dtype: Dtypes }
  | { kind: "hub"; folder: string; dtype: Dtypes; hub: HubModel }

export interface LoadOptions {
  source: ModelSource
  /** Of one computation. */
  threads: number
  /** For what is kept of the pictures looked at last. */
  prefixCacheBytes: number
  /** Requests of a batch to be ready for at once. */
  batchSize: number
}

/** A request with its defaults filled in, as the child gets it. */
export type CompleteRequest = Required<Omit<GenerateRequest, "format">> & Pick<GenerateRequest, "format">

/** Checked when it comes from the child: drafts are sorted by it, and only there would a NaN show. */
export const Confidence: z.ZodType<GenerateResult["confidence"]> = z.record(z.string(), z.array(z.number().min(0).max(1)))

/** What the child measures; the wait in the queue is known to the parent alone. */
export type ChildResult = Omit<GenerateResult, "timings"> & { timings: Omit<GenerateResult["timings"], "queue"> }

/** From the store's process to the inference process. One `load`, then `generate` for one interactive request at a time, and for as many of a batch as it was said to be ready for. */
export type ParentMessage =
  | ({ type: "load" } & LoadOptions)
  | { type: "generate"; id: number; request: CompleteRequest; priority: Priority; tellsText: boolean }
  /** Stop at the next token. Answered by `cancelled`, or by `generated` when that was faster. */
  | { type: "cancel"; id: number }

/** From the inference process to the store's process. */
export type ChildMessage =
  | { type: "progress"; progress: LoadProgress }
  /** `batchSize` is what it is ready for; less than was asked of a decoder that gains nothing from more. */
  | { type: "loaded"; batchSize: number }
  | { type: "load-failed"; code: ModelLoadErrorCode; message: string }
  /** The reply so far, where the request was to tell it. */
  | { type: "text"; id: number; text: string }
  | { type: "generated"; id: number; result: ChildResult }
  | { type: "cancelled"; id: number }
  | { type: "generate-failed"; id: number; code: "invalid_request" | "generation_failed"; message: string }
