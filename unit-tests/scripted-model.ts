import type {
  GenerateControl,
  GenerateRequest,
  GenerateResult,
  ModelInfo,
  ModelStatus,
  VisionLanguageModel,
} from "../src/inference/types"

/** A reply's text, a result that departs from the usual one, or what `generate` throws. */
export type ScriptedReply = string | Partial<GenerateResult> | Error

/** Stands in for a vision-language model: gives its replies in order, and throws when there are none left. */
export class ScriptedModel implements VisionLanguageModel {
  readonly batchSize = 1
  /** What was asked, in order. */
  readonly requests: { request: GenerateRequest; control: GenerateControl }[] = []
  /** How often it was to be made ready without a request. */
  loads = 0
  /** Why it cannot be made ready: as long as this is there, `load` and `generate` throw it. */
  broken: Error | null = null
  private readonly replies: ScriptedReply[]
  private closed = false

  constructor(
    replies: readonly ScriptedReply[],
    private readonly identity: ModelInfo = { model: "scripted", revision: "1", dtype: { decoder: "fp32" } }
  ) {
    this.replies = [...replies]
  }

  async info(): Promise<ModelInfo> {
    return this.identity
  }

  async load(): Promise<void> {
    this.loads++
    if (this.broken) throw this.broken
  }

  async generate(request: GenerateRequest, control: GenerateControl = {}): Promise<GenerateResult> {
    control.signal?.throwIfAborted()
    if (this.closed) throw new Error("The scripted model is closed.")
    if (this.broken) throw this.broken
    this.requests.push({ request, control })
    const reply = this.replies.shift()
    if (reply === undefined) throw new Error(`The scripted model has no reply for request ${this.requests.length}.`)
    if (reply instanceof Error) throw reply
    const text = typeof reply === "string" ? reply : (reply.text ?? "")
    for (const share of [0.3, 0.6]) control.onText?.(text.slice(0, Math.floor(text.length * share)))
    return {
      text: "",
      finishReason: "stop",
      shortened: [],
      confidence: {},
      tokens: { prompt: 300, completion: 100 },
      work: { reused: 0, runs: 50, forced: 40, guessed: 0, accepted: 0 },
      timings: { queue: 1, vision: 2, prefill: 3, decode: 4 },
      ...(typeof reply === "string" ? { text: reply } : reply),
    }
  }

  status(): ModelStatus {
    return {
      ...this.identity,
      state: this.closed ? "unloaded" : "ready",
      progress: null,
      queue: { waiting: 0, running: 0 },
      speed: null,
      error: null,
    }
  }

  async close(): Promise<void> {
    this.closed = true
  }
}
