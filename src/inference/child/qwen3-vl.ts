import { createHash } from "node:crypto"
import { basename } from "node:path"
import { Tensor } from "onnxruntime-node"
import { InvalidRequestError, ModelLoadError } from "../errors"
import type { ChildResult, CompleteRequest } from "../messages"
import type { Dtypes } from "../options"
import { TokenMasks, tokenBytes } from "../reply-format"
import type { Picture, Priority } from "../types"
import { createDecoder, type Decoder, type Reading } from "./decoder"
import { readModelConfiguration, type ModelConfiguration } from "./model-configuration"
import { openSessions, type Sessions } from "./open-sessions"
import { PictureEncoder, type EncodedPicture } from "./picture-encoder"
import { PrefixCache, type Prefix } from "./prefix-cache"
import { encodePrompt, expandPicture, type PromptTokenizer } from "./prompt"
import { promptPositions, replyPositions, slicePositions, type PromptPositions, type TokenGrid } from "./prompt-positions"
import { promptTokenizer } from "./prompt-tokenizer"
import { FormattedReply, FreeReply, type Reply, type ReplyTokenizer } from "./reply"
import { chooseToken } from "./sample-token"
import { SharedRuns, type Writer } from "./shared-runs"
import type { Processor, Transformers } from "./transformers"
import { Turns } from "./turns"
import { writeReply, type ReplyDecoder, type WriteReplyResult } from "./write-reply"

/** Replies whose wordings are tried on the next ones. */
const RECENT_REPLIES = 8
/** Positions that a reply is given room for at once; a longer one makes the cache grow. */
const USUAL_REPLY = 150

export interface Qwen3VLOptions {
  /** Absolute, checked before by `checkModelFiles`. */
  folder: string
  dtype: Dtypes
  threads: number
  /** Bytes for what is kept of the pictures looked at last. */
  prefixCacheBytes: number
  /** Requests of a batch that `generate` is called for at the same time. */
  batchSize: number
}

export interface GenerateOptions {
  /** One interactive request at a time, and as many of a batch as were said. */
  priority: Priority
  /** Ends the work between two runs; its reason is then thrown. */
  signal: AbortSignal
  /** Told the reply so far before each run. */
  onText?: (text: string) => void
}

/** Tokens to read behind those of a sequence's cache. */
interface ReplyTokens extends Omit<Reading, "count"> {
  tokens: readonly number[]
}

type ReplyWriter = Writer<ReplyTokens, Float32Array[]>

/** What a request's parts of work share. */
interface Work extends GenerateOptions {
  request: CompleteRequest
  prefix: Prefix
  prompt: Prompt
  reply: Reply
}

/** A prompt, and what its parts are. */
interface Prompt {
  /** Ids, the picture's token once for each of its places. */
  tokens: number[]
  /** Behind the picture's last token. */
  pictureEnd: number
  positions: PromptPositions
}

/** A loaded Qwen3-VL on onnxruntime-node. Serves an interactive request and those of a batch at a time. */
export class Qwen3VL {
  private readonly decoder: Decoder
  /** Reads the prompt's tokens behind which no logits are asked for. */
  private readonly prefill: Decoder
  private readonly prefixes: PrefixCache
  /** Tokens of the last replies, the last one last. */
  private readonly recentReplies: number[][] = []
  private readonly pictures: PictureEncoder
  private readonly turns = new Turns()
  private readonly replyRuns: SharedRuns<ReplyTokens, Float32Array[]>

  private constructor(
    private readonly transformers: Transformers,
    private readonly sessions: Sessions,
    processor: Processor,
    private readonly tokenizer: PromptTokenizer & ReplyTokenizer,
    private readonly configuration: ModelConfiguration,
    { prefixCacheBytes, batchSize }: Pick<Qwen3VLOptions, "prefixCacheBytes" | "batchSize">
  ) {
    this.decoder = createDecoder(sessions.decoder_model_merged)
    this.prefill = sessions.prefill ? createDecoder(sessions.prefill) : this.decoder
    this.pictures = new PictureEncoder(transformers, processor, sessions.vision_encoder, configuration.patches)
    this.prefixes = new PrefixCache(this.decoder.shape, {
      maxBytes: prefixCacheBytes,
      batchSize: this.decoder.batches ? batchSize : 1,
    })
    this.replyRuns = new SharedRuns(this.turns, (jobs) => this.readReplies(jobs))
  }

  /** Requests of a batch that it takes at once: 1 of a decoder that gains nothing from company. */
  get batchSize(): number {
    return this.prefixes.batchSize
  }

  /**
   * Loads from a folder alone; nothing is fetched from anywhere.
   *
   * @throws ModelLoadError when the files are of another model, or ONNX Runtime refuses them
   */
  static async load({ folder, dtype, threads, ...options }: Qwen3VLOptions): Promise<Qwen3VL> {
    const configuration = await readModelConfiguration(folder)
    const transformers = await import("@huggingface/transformers")
    const { env, AutoProcessor, LogLevel } = transformers
    env.allowRemoteModels = false
    env.useFSCache = false
    env.logLevel = LogLevel.ERROR
    try {
      const processor = await AutoProcessor.from_pretrained(folder)
      const sessions = await openSessions(folder, dtype, threads)
      const bytes = tokenBytes(configuration)
      const tokenizer = {
        ...promptTokenizer(processor, configuration),
        bytes,
        masks: new TokenMasks(bytes),
        endTokens: configuration.endTokens,
      }
      return new Qwen3VL(transformers, sessions, processor, tokenizer, configuration, options)
    } catch (cause) {
      throw new ModelLoadError(
        "load_failed",
        `The model in ${folder} could not be loaded. Check that its files belong together, or export or download it again. (${basename(folder)}: ${String(cause)})`,
        { cause }
      )
    }
  }

  /** @throws InvalidRequestError when the request does not fit the model */
  async generate(request: CompleteRequest, { priority, signal, onText }: GenerateOptions): Promise<ChildResult> {
    const started = performance.now()
    const ids = encodePrompt(this.tokenizer, request.messages)
    const picture = onlyPicture(request.pictures)
    const key = pictureKey(picture, ids.slice(0, ids.indexOf(this.configuration.imageToken)))
    // Before its turn comes: the others' runs go on meanwhile.
    const patches = this.prefixes.knows(key) ? null : await this.pictures.prepare(picture)
    let prefix: Prefix | undefined
    try {
      const encoded = await this.turns.take(
        `${priority} picture`,
        async () => {
          prefix = this.prefixes.take(key)
          return prefix.picture ? null : this.pictures.encode(patches ?? (await this.pictures.prepare(picture)))
        },
        signal
      )
      if (!prefix) {
        throw new Error("A turn was not taken")
      }
      const visionEnded = performance.now()
      const prompt = this.placePicture(ids, prefix.picture ?? encoded?.grid ?? null)
      const reply = this.startReply(request, prompt)
      const work: Work = { request, prefix, prompt, reply, priority, signal, onText }
      const reused = this.reusedTokens(work)
      await this.turns.take(`${priority} prompt`, () => this.readPrompt(work, encoded), signal)
      const { prefillEnded, ...figures } = await this.write(work)
      this.remember(reply)
      this.prefixes.give(prefix)
      return {
        text: reply.text(),
        finishReason: reply.finished ?? "length",
        shortened: [...reply.shortened],
        confidence: reply.confidence(),
        tokens: { prompt: prompt.tokens.length, completion: reply.tokens.length },
        work: { reused, forced: reply.forced, ...figures },
        timings: {
          vision: visionEnded - started,
          prefill: prefillEnded - visionEnded,
          decode: performance.now() - prefillEnded,
        },
      }
    } catch (error) {
      if (prefix) {
        this.prefixes.release(prefix)
      }
      throw error
    }
  }

  private placePicture(ids: number[], grid: TokenGrid | null): Prompt {
    const { imageToken, contextLength } = this.configuration
    if (!grid) {
      throw new Error("A picture was kept that was never read")
    }
    const tokens = expandPicture(ids, imageToken, grid.rows * grid.columns)
    if (tokens.length >= contextLength) {
      throw new InvalidRequestError(
        `The request has ${tokens.length} tokens, and the model reads ${contextLength} at most, its reply included. Shorten the text, or give a smaller picture.`
      )
    }
    return { tokens, pictureEnd: tokens.lastIndexOf(imageToken) + 1, positions: promptPositions(tokens, imageToken, grid) }
  }

  private startReply({ format, maxTokens }: CompleteRequest, { tokens }: Prompt): Reply {
    const left = this.configuration.contextLength - tokens.length
    return format ? new FormattedReply(format, this.tokenizer, left) : new FreeReply(this.tokenizer, Math.min(maxTokens, left))
  }

  private reusedTokens({ prefix, prompt, reply }: Work): number {
    return prefix.prompt?.key === promptKey(prompt, reply) ? prompt.tokens.length : (prefix.picture?.length ?? 0)
  }

  /**
   * Reads of the prompt what is not in the cache, but for the tokens that are the reply's decoder's.
   *
   * Always in the same runs, the picture's and the text's, whatever was there before: a dtype that rounds
   * all rows of a run alike gives other rows in other company, and a request must not get another reply
   * for being the second one.
   */
  private async readPrompt({ prefix, prompt, reply }: Work, encoded: EncodedPicture | null): Promise<void> {
    const { tokens, pictureEnd, positions } = prompt
    const { cache } = prefix
    cache.reserve(tokens.length + USUAL_REPLY)
    if (prefix.prompt?.key === promptKey(prompt, reply)) {
      return
    }
    if (encoded) {
      const embeddings = await this.embed(tokens.slice(0, pictureEnd))
      embeddings.set(encoded.features, embeddings.length - encoded.features.length)
      await this.prefill.read(embeddings, [{ cache, positions: slicePositions(positions.ids, 0, pictureEnd), count: pictureEnd, rows: 1 }])
      prefix.picture = { ...encoded.grid, length: pictureEnd }
    }
    cache.truncate(pictureEnd)
    const end = this.prefillEnd(prompt)
    if (end > pictureEnd) {
      const text = tokens.slice(pictureEnd, end)
      const textPositions = slicePositions(positions.ids, pictureEnd, end)
      await this.prefill.read(await this.embed(text), [{ cache, positions: textPositions, count: text.length, rows: 1 }])
    }
  }

  /** Behind the last token that the prompts' part of the decoder reads: of the last one the logits are wanted. */
  private prefillEnd({ tokens, pictureEnd }: Prompt): number {
    return this.prefill === this.decoder ? pictureEnd : tokens.length - 1
  }

  private async write(work: Work): Promise<WriteReplyResult & { prefillEnded: number }> {
    const { request, prefix, prompt, reply, priority, signal, onText } = work
    const writer = this.replyRuns.join(priority, signal)
    try {
      const logits = await this.firstLogits(work, writer)
      const prefillEnded = performance.now()
      const figures = await writeReply({
        reply,
        decoder: replyDecoder(writer, prefix, prompt),
        logits,
        choose: chooseToken(request, new this.transformers.random.Random(request.seed)),
        sources: this.sourcesOf(request, prompt),
        check: () => {
          signal.throwIfAborted()
          onText?.(wholeCharacters(reply.text()))
        },
      })
      return { ...figures, prefillEnded }
    } finally {
      writer.leave()
    }
  }

  /** @returns logits behind what the reply is certain to begin with */
  private async firstLogits({ prefix, prompt, reply }: Work, writer: ReplyWriter): Promise<Float32Array> {
    const { tokens, positions } = prompt
    const { cache } = prefix
    const key = promptKey(prompt, reply)
    if (prefix.prompt?.key === key) {
      cache.truncate(prefix.prompt.length)
      return prefix.prompt.logits.slice()
    }
    const end = this.prefillEnd(prompt)
    const restPositions = joinPositions(
      slicePositions(positions.ids, end, tokens.length),
      replyPositions(positions.next, reply.tokens.length)
    )
    const [logits] = await writer.run({ cache, tokens: [...tokens.slice(end), ...reply.tokens], positions: restPositions, rows: 1 })
    if (!logits) {
      throw new Error("The decoder gave no logits")
    }
    prefix.prompt = { key, length: cache.length, logits: logits.slice() }
    return logits
  }

  private async readReplies(jobs: readonly ReplyTokens[]): Promise<Float32Array[][]> {
    const embeddings = await this.embed(jobs.flatMap(({ tokens }) => tokens))
    return this.decoder.read(
      embeddings,
      jobs.map(({ tokens, ...reading }) => ({ ...reading, count: tokens.length }))
    )
  }

  /** @returns float32 `[tokens, width]` */
  private async embed(tokens: readonly number[]): Promise<Float32Array> {
    const ids = new Tensor("int64", BigInt64Array.from(tokens, BigInt), [1, tokens.length])
    const { inputs_embeds: embeddings } = await this.sessions.embed_tokens.run({ input_ids: ids })
    if (!(embeddings?.data instanceof Float32Array)) {
      throw new Error("embed_tokens gave no float32 inputs_embeds")
    }
    return embeddings.data
  }

  private sourcesOf({ lookUp }: CompleteRequest, { tokens, pictureEnd }: Prompt): number[][] {
    return [tokens.slice(pictureEnd), ...this.recentReplies, ...lookUp.map((text) => this.tokenizer.encode(text))]
  }

  private remember({ tokens }: Reply): void {
    this.recentReplies.push([...tokens])
    this.recentReplies.splice(0, this.recentReplies.length - RECENT_REPLIES)
  }
}

function replyDecoder(
  writer: ReplyWriter,
  { cache }: Prefix,
  { tokens: { length }, positions: { next } }: Prompt
): ReplyDecoder {
  return {
    read: (kept, tokens, rows) => {
      cache.truncate(length + kept)
      return writer.run({ cache, tokens, positions: replyPositions(next + kept, tokens.length), rows })
    },
  }
}

function onlyPicture([picture, ...others]: Picture[]): Picture {
  if (!picture || others.length > 0) {
    throw new InvalidRequestError(`Exactly one picture is needed, got ${picture ? 1 + others.length : 0}.`)
  }
  return picture
}

/** Equal for requests that begin alike, up to and with the picture. */
function pictureKey({ data, width, height }: Picture, before: number[]): string {
  return createHash("sha256").update(`${width} ${height} ${before.join(",")}\n`).update(data).digest("base64")
}

/** Equal for prompts on the same picture that go on alike. */
function promptKey({ tokens, pictureEnd }: Prompt, reply: Reply): string {
  return `${tokens.slice(pictureEnd).join(",")} ${reply.tokens.join(",")}`
}

/** Without the beginning of a character whose other bytes are still to come. */
function wholeCharacters(text: string): string {
  return text.replace(/\uFFFD+$/, "")
}

function joinPositions(first: BigInt64Array, second: BigInt64Array): BigInt64Array {
  const [one, other] = [first.length / 3, second.length / 3]
  const joined = new BigInt64Array(first.length + second.length)
  for (let axis = 0; axis < 3; axis++) {
    joined.set(first.subarray(axis * one, (axis + 1) * one), axis * (one + other))
    joined.set(second.subarray(axis * other, (axis + 1) * other), axis * (one + other) + one)
  }
  return joined
}
