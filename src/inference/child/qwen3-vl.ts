import { basename, dirname } from "node:path"
import { InvalidRequestError, ModelLoadError } from "../errors"
import type { ChildResult, CompleteRequest } from "../messages"
import type { Dtype, Graph } from "../options"
import type { Picture } from "../types"
import { seededSampling, type GenerationWatch } from "./generation-watch"
import { readModelConfiguration, type ModelConfiguration } from "./model-configuration"
import { encodePrompt, expandPicture, type PromptTokenizer } from "./prompt"
import { promptTokenizer } from "./prompt-tokenizer"
import type { Processor, Tensor, Transformers } from "./transformers"

type Model = Awaited<ReturnType<Transformers["Qwen3VLForConditionalGeneration"]["from_pretrained"]>>

/** A loaded Qwen3-VL: stock Transformers.js on onnxruntime-node. Serves one request at a time. */
export class Qwen3VL {
  private constructor(
    private readonly transformers: Transformers,
    private readonly model: Model,
    private readonly processor: Processor,
    private readonly tokenizer: PromptTokenizer,
    private readonly configuration: ModelConfiguration
  ) {}

  /**
   * Loads from a folder alone; nothing is fetched from anywhere.
   *
   * @param folder absolute, checked before by `checkModelFiles`
   * @throws ModelLoadError when the files are of another model, or ONNX Runtime refuses them
   */
  static async load(folder: string, dtype: Record<Graph, Dtype>, threads: number): Promise<Qwen3VL> {
    const configuration = await readModelConfiguration(folder)
    const transformers = await import("@huggingface/transformers")
    const { env, AutoProcessor, Qwen3VLForConditionalGeneration, LogLevel } = transformers
    env.allowRemoteModels = false
    env.useFSCache = false
    env.localModelPath = dirname(folder)
    env.logLevel = LogLevel.ERROR
    try {
      const processor = await AutoProcessor.from_pretrained(folder)
      const model = await Qwen3VLForConditionalGeneration.from_pretrained(folder, {
        dtype,
        session_options: { intraOpNumThreads: threads, interOpNumThreads: 1 },
      })
      return new Qwen3VL(transformers, model, processor, promptTokenizer(processor, configuration), configuration)
    } catch (cause) {
      throw new ModelLoadError(
        "load_failed",
        `The model in ${folder} could not be loaded. Check that its files belong together, or export or download it again. (${basename(folder)}: ${String(cause)})`,
        { cause }
      )
    }
  }

  /**
   * @throws InvalidRequestError when the request does not fit the model
   * @throws Interrupted when `watch` was cancelled
   */
  async generate(request: CompleteRequest, watch: GenerationWatch): Promise<ChildResult> {
    const started = performance.now()
    const { pixelValues, grid, tokens } = await this.preparePicture(request.pictures)
    const ids = expandPicture(encodePrompt(this.tokenizer, request.messages), this.configuration.imageToken, tokens)
    const maxTokens = this.tokensLeft(ids.length, request.maxTokens)

    const vision = { ms: performance.now() - started }
    const { Tensor } = this.transformers
    const sequences = await this.withVisionTimed(vision, watch, () =>
      this.model.generate({
        input_ids: new Tensor("int64", BigInt64Array.from(ids, BigInt), [1, ids.length]),
        attention_mask: new Tensor("int64", new BigInt64Array(ids.length).fill(1n), [1, ids.length]),
        pixel_values: pixelValues,
        image_grid_thw: grid,
        max_new_tokens: maxTokens,
        do_sample: false,
        logits_processor: this.sampling(request),
        stopping_criteria: watch.stoppingCriterion(this.transformers),
      })
    )
    watch.check()
    const ended = performance.now()
    const firstToken = watch.firstTokenAt ?? ended

    const reply = toNumbers(sequences).slice(ids.length)
    const stopped = this.configuration.endTokens.has(reply.at(-1) ?? -1)
    return {
      text: this.processor.decode(stopped ? reply.slice(0, -1) : reply, { skip_special_tokens: true }),
      finishReason: stopped ? "stop" : "length",
      tokens: { prompt: ids.length, completion: reply.length },
      timings: {
        vision: vision.ms,
        prefill: Math.max(0, firstToken - started - vision.ms),
        decode: ended - firstToken,
      },
    }
  }

  private async preparePicture(pictures: Picture[]): Promise<{ pixelValues: Tensor; grid: Tensor; tokens: number }> {
    const [picture] = pictures
    if (!picture || pictures.length > 1) {
      throw new InvalidRequestError(`Exactly one picture is needed, got ${pictures.length}.`)
    }
    const { RawImage, Tensor } = this.transformers
    const image = new RawImage(picture.data, picture.width, picture.height, 3)
    const prepared: Record<string, unknown> = { ...(await this.processor.image_processor?.([image])) }
    const { pixel_values: pixelValues, image_grid_thw: grid } = prepared
    if (!(pixelValues instanceof Tensor) || !(grid instanceof Tensor)) {
      throw new Error("The picture processor gave no pixel_values or no image_grid_thw")
    }
    const patches = toNumbers(grid).reduce((product, side) => product * side, 1)
    return { pixelValues, grid, tokens: patches / this.configuration.mergeSize ** 2 }
  }

  private tokensLeft(promptTokens: number, wanted: number): number {
    const left = this.configuration.contextLength - promptTokens
    if (left < 1) {
      throw new InvalidRequestError(
        `The request has ${promptTokens} tokens, and the model reads ${this.configuration.contextLength} at most, its reply included. Shorten the text, or give a smaller picture.`
      )
    }
    return Math.min(wanted, left)
  }

  private sampling({ temperature, topP, seed }: CompleteRequest) {
    const processors = new this.transformers.LogitsProcessorList()
    if (temperature > 0) {
      processors.push(seededSampling(this.transformers, { temperature, topP, seed }))
    }
    return processors
  }

  /** Adds the encoder's time to `vision`, and leaves before the prefill when nobody waits any more. */
  private async withVisionTimed<T>(vision: { ms: number }, watch: GenerationWatch, work: () => Promise<T>): Promise<T> {
    const { model } = this
    const encode = model.encode_image
    model.encode_image = async (inputs) => {
      watch.check()
      const started = performance.now()
      const features: unknown = await encode.call(model, inputs)
      vision.ms += performance.now() - started
      watch.check()
      return features
    }
    try {
      return await work()
    } finally {
      model.encode_image = encode
    }
  }
}

function toNumbers(tensor: unknown): number[] {
  const data: unknown = typeof tensor === "object" && tensor !== null && "data" in tensor ? tensor.data : null
  if (!(data instanceof BigInt64Array)) {
    throw new Error("Expected an int64 tensor")
  }
  return Array.from(data, Number)
}
