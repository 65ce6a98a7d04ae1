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
  /** Most tokens to write. @default 400 */
  maxTokens?: number
  /** 0 takes the likeliest token every time. @default 0 */
  temperature?: number
  /** Sample among the likeliest tokens that together have this probability. @default 1 */
  topP?: number
  /** The same seed and request give the same reply. @default 0 */
  seed?: number
}

export interface GenerateResult {
  text: string
  /** `length`: maxTokens was reached before the model ended its reply. */
  finishReason: "stop" | "length"
  tokens: { prompt: number; completion: number }
  /** Milliseconds. `queue` is the wait before the work began. */
  timings: { queue: number; vision: number; prefill: number; decode: number }
}

/** Interactive work goes before batch work. */
export type Priority = "interactive" | "batch"

export interface GenerateControl {
  signal?: AbortSignal
  /** @default "interactive" */
  priority?: Priority
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
  /** Known without loading anything. */
  info(): Promise<ModelInfo>
  generate(request: GenerateRequest, control?: GenerateControl): Promise<GenerateResult>
  status(): ModelStatus
  /** Ends the work and frees the memory. Requests under way are rejected. */
  close(): Promise<void>
}
