import { createHash } from "node:crypto"
import { basename } from "node:path"
import { Tensor } from "onnxruntime-node"
import { InvalidRequestError, ModelLoadError } from "../errors"
import type { ChildResult, CompleteRequest } from "../messages"
import type { Dtypes } from "../options"
import { TokenMasks, tokenBytes } from "../reply-format"
import type { Picture } from "../types"
import { Decoder } from "./decoder"
import { readModelConfiguration, type ModelConfiguration } from "./model-configuration"
import { openSessions, type Sessions } from "./open-sessions"
import { PictureEncoder, type EncodedPicture } from "./picture-encoder"
import { PrefixCache, type Prefix } from "./prefix-cache"
import { encodePrompt, expandPicture, type PromptTokenizer } from "./prompt"
import { promptPositions, replyPositions, slicePositions, type PromptPositions, type TokenGrid } from "./prompt-positions"
import { promptTokenizer } from "./prompt-tokenizer"
import { FormattedReply, FreeReply, type Reply, type ReplyTokenizer } from "./reply"
import { chooseToken } from "./sample-token"
import type { Processor, Transformers } from "./transformers"
import { writeReply, type ReplyDecoder } from "./write-reply"

/** Replies whose wordings are tried on the next ones. */
const RECENT_REPLIES = 8
/** Positions that a reply is given room for at once; a longer one makes the cache grow. */
const USUAL_REPLY = 160

export interface Qwen3VLOptions {
  /** Absolute, checked before by `checkModelFiles`. */
  folder: string
  dtype: Dtypes
  threads: number
  /** Bytes for what is kept of the pictures looked at last. */
  prefixCacheBytes: number
}

/** A prompt, and what its parts are. */
interface Prompt {
  /** Ids, the picture's token once for each of its places. */
  tokens: number[]
  /** Behind the picture's last token. */
  pictureEnd: number
  positions: PromptPositions
}

/** A loaded Qwen3-VL on onnxruntime-node. Serves one request at a time. */
export class Qwen3VL {
  private readonly decoder: Decoder
  /** Reads the prompt's tokens behind which no logits are asked for. */
  private readonly prefill: Decoder
  private readonly prefixes: PrefixCache
  /** Tokens of the last replies, the last one last. */
  private readonly recentReplies: number[][] = []
  private readonly pictures: PictureEncoder

  private constructor(
    private readonly transformers: Transformers,
    private readonly sessions: Sessions,
    processor: Processor,
    private readonly tokenizer: PromptTokenizer & ReplyTokenizer,
    private readonly configuration: ModelConfiguration,
    prefixCacheBytes: number
  ) {
    this.decoder = new Decoder(sessions.decoder_model_merged)
    this.prefill = sessions.prefill ? new Decoder(sessions.prefill) : this.decoder
    this.pictures = new PictureEncoder(transformers, processor, sessions.vision_encoder, configuration.mergeSize)
    this.prefixes = new PrefixCache(this.decoder.shape, prefixCacheBytes)
  }

  /**
   * Loads from a folder alone; nothing is fetched from anywhere.
   *
   * @throws ModelLoadError when the files are of another model, or ONNX Runtime refuses them
   */
  static async load({ folder, dtype, threads, prefixCacheBytes }: Qwen3VLOptions): Promise<Qwen3VL> {
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
      return new Qwen3VL(transformers, sessions, processor, tokenizer, configuration, prefixCacheBytes)
    } catch (cause) {
      throw new ModelLoadError(
        "load_failed",
        `The model in ${folder} could not be loaded. Check that its files belong together, or export or download it again. (${basename(folder)}: ${String(cause)})`,
        { cause }
      )
    }
  }

  /**
   * @param check called between the parts of the work; throws to end it
   * @throws InvalidRequestError when the request does not fit the model
   */
  async generate(request: CompleteRequest, check: () => void): Promise<ChildResult> {
    const started = performance.now()
    const ids = encodePrompt(this.tokenizer, request.messages)
    const picture = onlyPicture(request.pictures)
    const key = pictureKey(picture, ids.slice(0, ids.indexOf(this.configuration.imageToken)))

    const known = this.prefixes.take(key)
    const encoded = known ? null : await this.pictures.encode(picture, check)
    const visionEnded = performance.now()
    const prompt = this.placePicture(ids, known?.picture ?? encoded?.grid ?? null)
    const prefix = known ?? this.prefixes.create(prompt.tokens.length + USUAL_REPLY)

    const reply = this.startReply(request, prompt)
    const reused = this.reusedTokens(prefix, prompt, reply)
    const logits = await this.readPrompt(prefix, prompt, reply, encoded)
    check()
    const prefillEnded = performance.now()
    const figures = await writeReply({
      reply,
      decoder: this.replyDecoder(prefix, prompt),
      logits,
      choose: chooseToken(request, new this.transformers.random.Random(request.seed)),
      sources: this.sourcesOf(request, prompt),
      check,
    })
    this.remember(reply)
    // Only now: a cache left half-written by an error is of no use to anybody.
    this.prefixes.give(key, prefix)
    return {
      text: reply.text(),
      finishReason: reply.finished ?? "length",
      shortened: [...reply.shortened],
      tokens: { prompt: prompt.tokens.length, completion: reply.tokens.length },
      work: { reused, forced: reply.forced, ...figures },
      timings: {
        vision: visionEnded - started,
        prefill: prefillEnded - visionEnded,
        decode: performance.now() - prefillEnded,
      },
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

  private reusedTokens(prefix: Prefix, prompt: Prompt, reply: Reply): number {
    return prefix.prompt?.key === promptKey(prompt, reply) ? prompt.tokens.length : (prefix.picture?.length ?? 0)
  }

  /**
   * Reads the prompt into the cache, as far as it is not there, with what the reply is certain to
   * begin with.
   *
   * Always in the same two runs, the picture's and the text's, whatever was there before: a dtype
   * that rounds all rows of a run alike gives other rows in other company, and a request must not
   * get another reply for being the second one.
   *
   * @returns logits behind the reply's first tokens
   */
  private async readPrompt(prefix: Prefix, prompt: Prompt, reply: Reply, encoded: EncodedPicture | null): Promise<Float32Array> {
    const { tokens, pictureEnd, positions } = prompt
    const { cache } = prefix
    const key = promptKey(prompt, reply)
    if (prefix.prompt?.key === key) {
      cache.truncate(prefix.prompt.length)
      return prefix.prompt.logits.slice()
    }
    if (encoded) {
      const embeddings = await this.embed(tokens.slice(0, pictureEnd))
      embeddings.set(encoded.features, embeddings.length - encoded.features.length)
      const input = { embeddings, positions: slicePositions(positions.ids, 0, pictureEnd), count: pictureEnd }
      await this.prefill.read(cache, input, 1)
      prefix.picture = { ...encoded.grid, length: pictureEnd }
    }
    cache.truncate(pictureEnd)
    // The prompt's last token and what the reply begins with are the decoder's: their logits are asked for.
    const end = this.prefill === this.decoder ? pictureEnd : tokens.length - 1
    if (end > pictureEnd) {
      const text = tokens.slice(pictureEnd, end)
      const input = { embeddings: await this.embed(text), positions: slicePositions(positions.ids, pictureEnd, end), count: text.length }
      await this.prefill.read(cache, input, 1)
    }
    const rest = [...tokens.slice(end), ...reply.tokens]
    const restPositions = joinPositions(
      slicePositions(positions.ids, end, tokens.length),
      replyPositions(positions.next, reply.tokens.length)
    )
    const input = { embeddings: await this.embed(rest), positions: restPositions, count: rest.length }
    const [logits] = await this.decoder.read(cache, input, 1)
    if (!logits) {
      throw new Error("The decoder gave no logits")
    }
    prefix.prompt = { key, length: cache.length, logits: logits.slice() }
    return logits
  }

  private replyDecoder({ cache }: Prefix, { tokens: { length }, positions: { next } }: Prompt): ReplyDecoder {
    return {
      read: async (kept, tokens, rows) => {
        cache.truncate(length + kept)
        const input = {
          embeddings: await this.embed(tokens),
          positions: replyPositions(next + kept, tokens.length),
          count: tokens.length,
        }
        return this.decoder.read(cache, input, rows)
      },
    }
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

function joinPositions(first: BigInt64Array, second: BigInt64Array): BigInt64Array {
  const [one, other] = [first.length / 3, second.length / 3]
  const joined = new BigInt64Array(first.length + second.length)
  for (let axis = 0; axis < 3; axis++) {
    joined.set(first.subarray(axis * one, (axis + 1) * one), axis * (one + other))
    joined.set(second.subarray(axis * other, (axis + 1) * other), axis * (one + other) + one)
  }
  return joined
}
