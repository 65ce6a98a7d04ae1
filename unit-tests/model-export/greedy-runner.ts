import { InferenceSession, Tensor } from "onnxruntime-node"
import { join } from "node:path"

import { EXACT_INT8 } from "../../src/inference/child/open-sessions"

export interface RunInput {
  inputIds: readonly number[]
  /** Both, or neither. */
  pixelValues?: Float32Array
  /** Time, patch rows, patch columns. */
  imageGrid?: readonly [number, number, number]
}

export interface RunResult {
  tokens: number[]
  /** One row of the vocabulary per token. */
  logits: Float32Array[]
}

/** What of config.json the runner needs. */
export interface RunnerConfig {
  image_token_id: number
  text_config: { num_hidden_layers: number; num_key_value_heads: number; head_dim: number; vocab_size: number }
  vision_config: { spatial_merge_size: number }
}

const int64 = (values: readonly number[], dims: readonly number[]) =>
  new Tensor("int64", BigInt64Array.from(values, BigInt), dims)

/** The three graphs on onnxruntime-node and nothing else, so that a difference can only be the graphs'. */
export class GreedyRunner {
  private constructor(
    private readonly config: RunnerConfig,
    private readonly embed: InferenceSession,
    readonly vision: InferenceSession,
    private readonly decoder: InferenceSession
  ) {}

  static async load(folder: string, config: RunnerConfig, suffix = ""): Promise<GreedyRunner> {
    const load = (name: string) =>
      InferenceSession.create(join(folder, "onnx", `${name}${suffix}.onnx`), {
        intraOpNumThreads: 1,
        extra: EXACT_INT8,
      })
    return new GreedyRunner(
      config,
      await load("embed_tokens"),
      await load("vision_encoder"),
      await load("decoder_model_merged")
    )
  }

  async release(): Promise<void> {
    await Promise.all([this.embed, this.vision, this.decoder].map((session) => session.release()))
  }

  async imageFeatures(pixelValues: Float32Array, imageGrid: readonly [number, number, number]): Promise<Tensor> {
    const patches = imageGrid[1] * imageGrid[2]
    const outputs = await this.vision.run({
      pixel_values: new Tensor("float32", pixelValues, [patches, pixelValues.length / patches]),
      image_grid_thw: int64(imageGrid, [1, 3]),
    })
    return required(outputs["image_features"])
  }

  /** Embeddings with the picture's features in the image tokens' rows. */
  async inputEmbeds({ inputIds, pixelValues, imageGrid }: RunInput): Promise<Tensor> {
    const outputs = await this.embed.run({ input_ids: int64(inputIds, [1, inputIds.length]) })
    const embeds = required(outputs["inputs_embeds"])
    if (pixelValues && imageGrid) {
      const features = await this.imageFeatures(pixelValues, imageGrid)
      const width = required(features.dims[1])
      let row = 0
      inputIds.forEach((id, position) => {
        if (id === this.config.image_token_id) {
          const values = floats(features).subarray(row * width, ++row * width)
          floats(embeds).set(values, position * width)
        }
      })
      if (row !== features.dims[0]) {
        throw new Error(`The picture has ${features.dims[0]} visual tokens, and the prompt ${row} places for them`)
      }
    }
    return embeds
  }

  /** Positions on three axes as the reference gives them: text counts on, a picture is a grid at one time. */
  positions({ inputIds, imageGrid }: RunInput): { axes: number[][]; next: number } {
    const axes: number[][] = [[], [], []]
    let next = 0
    for (let index = 0; index < inputIds.length; ) {
      if (imageGrid && inputIds[index] === this.config.image_token_id) {
        const merge = this.config.vision_config.spatial_merge_size
        const [rows, columns] = [imageGrid[1] / merge, imageGrid[2] / merge]
        for (let token = 0; token < rows * columns; token++, index++) {
          axes[0]?.push(next)
          axes[1]?.push(next + Math.floor(token / columns))
          axes[2]?.push(next + (token % columns))
        }
        next += Math.max(rows, columns)
      } else {
        axes.forEach((axis) => axis.push(next))
        next++
        index++
      }
    }
    return { axes, next }
  }

  emptyCache(batch = 1): Record<string, Tensor> {
    const { num_hidden_layers: layers, num_key_value_heads: heads, head_dim: size } = this.config.text_config
    return Object.fromEntries(
      Array.from({ length: layers }, (_, layer) => ["key", "value"].map((part) => `past_key_values.${layer}.${part}`))
        .flat()
        .map((name) => [name, new Tensor("float32", new Float32Array(0), [batch, heads, 0, size])])
    )
  }

  /** One run of the decoder. `axes` are the positions of the tokens in `embeds`. */
  async decode(
    embeds: Tensor,
    axes: readonly (readonly number[])[],
    cache: Record<string, Tensor>,
    logitsToKeep = 1
  ): Promise<{ logits: Float32Array[]; cache: Record<string, Tensor> }> {
    const [batch = 1, sequence = 1] = embeds.dims
    const past = required(cache["past_key_values.0.key"]?.dims[2])
    const outputs = await this.decoder.run({
      inputs_embeds: embeds,
      attention_mask: int64(new Array<number>(batch * (past + sequence)).fill(1), [batch, past + sequence]),
      position_ids: int64(axes.flat(), [3, batch, sequence]),
      num_logits_to_keep: int64([logitsToKeep], []),
      ...cache,
    })
    const { logits, ...presents } = outputs
    const vocabulary = this.config.text_config.vocab_size
    const values = floats(required(logits))
    return {
      logits: Array.from({ length: values.length / vocabulary }, (_, row) =>
        values.slice(row * vocabulary, (row + 1) * vocabulary)
      ),
      cache: Object.fromEntries(
        Object.entries(presents).map(([name, tensor]) => [name.replace("present", "past_key_values"), tensor])
      ),
    }
  }

  async generate(input: RunInput, count: number, forced?: readonly number[]): Promise<RunResult> {
    const { axes, next } = this.positions(input)
    const result: RunResult = { tokens: [], logits: [] }
    let { logits, cache } = await this.decode(await this.inputEmbeds(input), axes, this.emptyCache())
    for (let step = 0; ; step++) {
      const row = required(logits[0])
      result.logits.push(row)
      result.tokens.push(row.indexOf(row.reduce((largest, value) => Math.max(largest, value))))
      if (result.tokens.length === count) {
        return result
      }
      // With the reference's tokens fed back, one deviation does not hide what comes after it.
      const token = forced?.[step] ?? required(result.tokens[step])
      const embeds = await this.inputEmbeds({ inputIds: [token] })
      ;({ logits, cache } = await this.decode(embeds, new Array(3).fill([next + step]), cache))
    }
  }
}

export function floats(tensor: Tensor): Float32Array {
  if (!(tensor.data instanceof Float32Array)) {
    throw new TypeError(`Expected a float32 tensor, got ${tensor.type}`)
  }
  return tensor.data
}

export function largestDifference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) {
    throw new Error(`Expected ${expected.length} numbers, got ${actual.length}`)
  }
  let largest = 0
  for (let index = 0; index < actual.length; index++) {
    const difference = Math.abs(required(actual[index]) - required(expected[index]))
    // Not Math.max, which would be fine with NaN until the next number.
    if (!(difference <= largest)) {
      largest = difference
    }
  }
  return largest
}

export function required<T>(value: T | undefined): T {
  if (value === undefined) {
    throw new Error("Expected a value")
  }
  return value
}
