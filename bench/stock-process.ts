/**
 * Stock Transformers.js in a process of its own, used as its documentation shows: the processor,
 * then `Qwen3VLForConditionalGeneration.generate()`. It answers one request at a time.
 */
import { basename, dirname } from "node:path"

import type { Transformers } from "../src/inference/child/transformers"
import type { StockAnswer, StockDraft, StockLoad, StockRequest } from "./stock-messages"

type Model = Awaited<ReturnType<Transformers["Qwen3VLForConditionalGeneration"]["from_pretrained"]>>
type Processor = Awaited<ReturnType<Transformers["AutoProcessor"]["from_pretrained"]>>

interface Loaded {
  transformers: Transformers
  processor: Processor
  model: Model
}

let loaded: Loaded | undefined

process.on("disconnect", () => process.exit(0))
process.on("message", (request: StockRequest) => {
  void answer(request)
    .catch((error: unknown): StockAnswer => ({ type: "failed", message: String(error) }))
    .then((reply) => process.send?.(reply))
})

async function answer(request: StockRequest): Promise<StockAnswer> {
  if (request.type === "load") {
    loaded = await load(request)
    return { type: "loaded" }
  }
  if (!loaded) {
    throw new Error("No model is loaded")
  }
  return { type: "drafted", run: await draft(loaded, request) }
}

async function load({ folder, dtype, threads }: StockLoad): Promise<Loaded> {
  const transformers = await import("@huggingface/transformers")
  const { env, AutoProcessor, Qwen3VLForConditionalGeneration, LogLevel } = transformers
  env.allowRemoteModels = false
  env.localModelPath = dirname(folder)
  env.logLevel = LogLevel.ERROR
  const processor = await AutoProcessor.from_pretrained(basename(folder))
  const model = await Qwen3VLForConditionalGeneration.from_pretrained(basename(folder), {
    // The names come from our own table.
    dtype: dtype as Record<string, "q4" | "int8" | "fp32">,
    session_options: { intraOpNumThreads: threads },
  })
  return { transformers, processor, model }
}

async function draft({ transformers, processor, model }: Loaded, { picture, text, replyTokens }: StockDraft) {
  const { RawImage } = transformers
  const started = performance.now()
  const content = [{ type: "image" }, { type: "text", text }]
  const prompt = processor.apply_chat_template([{ role: "user", content }], { add_generation_prompt: true })
  const inputs: unknown = await processor(prompt, [new RawImage(picture.data, picture.width, picture.height, 3)])
  if (!isInputs(inputs)) {
    throw new Error("The processor gave no input_ids")
  }

  const watch = new (class extends transformers.StoppingCriteria {
    firstTokenAt: number | undefined
    override _call(inputIds: number[][]): boolean[] {
      this.firstTokenAt ??= performance.now()
      return inputIds.map(() => false)
    }
  })()
  const { visionTime, result } = await withVisionTimed(model, () =>
    model.generate({
      ...inputs,
      max_new_tokens: replyTokens,
      min_new_tokens: replyTokens,
      do_sample: false,
      stopping_criteria: watch,
    })
  )
  const ended = performance.now()
  const [, length = 0] = dimensions(result)
  const [, promptLength = 0] = inputs.input_ids.dims
  const firstToken = watch.firstTokenAt ?? ended
  const completion = length - promptLength
  return {
    vision: visionTime,
    prefill: firstToken - started - visionTime,
    decode: ended - firstToken,
    tokens: { prompt: promptLength, completion, runs: completion - 1, reused: 0, forced: 0, guessed: 0, accepted: 0 },
  }
}

/** The encoder is one of the model's methods; the time it takes is what we need to know of it. */
async function withVisionTimed(model: Model, work: () => Promise<unknown>): Promise<{ visionTime: number; result: unknown }> {
  const encode = model.encode_image
  let visionTime = 0
  model.encode_image = async (inputs) => {
    const started = performance.now()
    const features: unknown = await encode.call(model, inputs)
    visionTime += performance.now() - started
    return features
  }
  try {
    const result = await work()
    return { visionTime, result }
  } finally {
    model.encode_image = encode
  }
}

function isInputs(inputs: unknown): inputs is { input_ids: { dims: number[] } } {
  return typeof inputs === "object" && inputs !== null && "input_ids" in inputs && dimensions(inputs.input_ids).length === 2
}

function dimensions(tensor: unknown): number[] {
  const dims: unknown = typeof tensor === "object" && tensor !== null && "dims" in tensor ? tensor.dims : []
  return Array.isArray(dims) ? dims.map(Number) : []
}
