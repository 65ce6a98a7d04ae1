import type { ReplyFormat } from "./reply-format"

/** One prepared picture: packed RGB, row by row, 3 bytes a pixel. */
export interface Picture {
  data: Uint8Array
  /** Pixels. */
  width: number
  height: number
}

/** A text part, or the place of the next picture. */
export type MessagePart = { type: "text"; text: string } | { type: "picture" }

export interface Message {
  role: "system" | "user" | "assistant"
  content: MessagePart[]
}

export interface GenerateRequest {
  messages: Message[]
  /** As many as the messages have `picture` parts, in their order. */
  pictures: Picture[]
  /** Most tokens to write, where there is no format. @default 400 */
  maxTokens?: number
  /** What the reply looks like: it then keeps to it, texts within their limits, and ends by itself. */
  format?: ReplyFormat
  /** Texts that the reply may well repeat, the likeliest last. They make it quicker and never change it. @default [] */
  lookUp?: string[]
  /** 0 takes the likeliest token every time. @default 0 */
  temperature?: number
  /** Sample among the likeliest tokens that together have this probability. @default 1 */
  topP?: number
  /** The same seed and request give the same reply. @default 0 */
  seed?: number
}

export interface GenerateResult {
  text: string
  /** `length`: maxTokens, or the model's context, was reached before the reply ended. */
  finishReason: "stop" | "length"
  /** Names of the format's texts that were cut to their limit, in order; of a list's once for each item. */
  shortened: string[]
  /**
   * How sure the model was of the format's texts, 0 to 1, by name: the geometric mean of the
   * probabilities with which it chose each text's tokens, at temperature 1 among those that the format
   * allowed. One number for a text; for a list one for each item, in order, and one for the choice to
   * leave it empty. 1 where there was no choice. Without a format {}.
   */
  confidence: Record<string, number[]>
  tokens: { prompt: number; completion: number }
  work: GenerateWork
  /** Milliseconds. `queue` is the wait before the work began; the others have what the request waited for others in them. */
  timings: { queue: number; vision: number; prefill: number; decode: number }
}

/** How the tokens came about. */
export interface GenerateWork {
  /** Of the prompt's tokens: those that an earlier request on the same picture had left in memory. */
  reused: number
  /** Runs of the decoder behind the prompt. */
  runs: number
  /** Of the reply's tokens: those that the format left no choice about. */
  forced: number
  /** Tokens that were guessed, and how many of the guesses the model then chose. */
  guessed: number
  accepted: number
}

/** Interactive work goes before batch work. */
export type Priority = "interactive" | "batch"

export interface GenerateControl {
  signal?: AbortSignal
  /** @default "interactive" */
  priority?: Priority
  /**
   * Milliseconds for this request, where it is worth less time than the model's `timeoutMs` option gives: counted
   * as that one is, without the wait in the queue. @default the model's
   */
  timeoutMs?: number
  /**
   * Called with the reply so far, before each run of the decoder, for somebody who reads along: its last words
   * may still be replaced, and a request that is tried once more begins anew. Must not throw.
   */
  onText?: (text: string) => void
}

export interface ModelInfo {
  /** What the model option named: `demo`, a folder's name, or a hub id. */
  model: string
  /** Hub commit, or the manifest's revision of a local folder. */
  revision: string
  /** Graph name → dtype. */
  dtype: Record<string, string>
}

export type ModelState = "unloaded" | "downloading" | "loading" | "ready" | "failed"

export interface ModelStatus extends ModelInfo {
  state: ModelState
  /** 0 to 1 while downloading or loading, else null. */
  progress: number | null
  /** Requests waiting, and requests at work. */
  queue: { waiting: number; running: number }
  /** Of the last requests; null before the first. */
  speed: { tokensPerSecond: number; secondsPerDraft: number } | null
  /** What went wrong last, in words for a person. */
  error: string | null
}

/** A vision-language model that writes text about pictures. */
export interface VisionLanguageModel {
  /** Batch requests that it gets done sooner at the same time than one after the other. */
  readonly batchSize: number
  /** Known without loading anything. */
  info(): Promise<ModelInfo>
  /**
   * Makes it ready now, and not with the first request.
   *
   * @throws ModelLoadError; InferenceProcessDiedError when its process ended meanwhile
   */
  load(): Promise<void>
  generate(request: GenerateRequest, control?: GenerateControl): Promise<GenerateResult>
  status(): ModelStatus
  /** Ends the work and frees the memory. Requests under way are rejected. */
  close(): Promise<void>
}
