import { elementsPerPiece, type Weights } from "./checkpoint-tensors"
import { elementCount } from "./tensor-source"

/** Noise that all tensors are cut from. A prime, so that rows of no width repeat in step with it. */
const NOISE_LENGTH = 1_048_573

/** Random weights, so that a model's speed can be measured where its weights are not. */
export interface RandomCheckpoint {
  /** Path of the config.json whose sizes the model gets. */
  config: string
  /** The same seed gives the same weights. @default 0 */
  seed?: number
}

/**
 * Normally distributed weights of any size at the speed of memory: matrices keep the size of what
 * passes through (variance 1 / inputs), norms scale by about 1, biases are small. So activations
 * stay in the range of a trained model's, however deep the model.
 */
export function randomWeights(shapes: ReadonlyMap<string, readonly number[]>, seed: number): Weights {
  let noise: Float32Array | undefined
  const shape = (name: string): readonly number[] => {
    const known = shapes.get(name)
    if (!known) {
      throw new Error(`There is no tensor ${name}`)
    }
    return known
  }
  return {
    shape,
    // Async as every `Weights` is; nothing is waited for.
    async *read(name, signal) {
      noise ??= normalNoise(NOISE_LENGTH, seed)
      const { mean, deviation } = distribution(name, shape(name))
      const total = elementCount(shape(name))
      const rowElements = elementCount(shape(name).slice(1))
      const pieceElements = elementsPerPiece(rowElements)
      let place = hash(name) % NOISE_LENGTH
      for (let begin = 0; begin < total; begin += pieceElements) {
        signal?.throwIfAborted()
        const values = new Float32Array(Math.min(pieceElements, total - begin))
        for (let filled = 0; filled < values.length; ) {
          const run = Math.min(values.length - filled, NOISE_LENGTH - place)
          for (let index = 0; index < run; index++) {
            values[filled + index] = mean + deviation * (noise[place + index] ?? 0)
          }
          filled += run
          place = (place + run) % NOISE_LENGTH
        }
        yield values
      }
    },
  }
}

function distribution(name: string, shape: readonly number[]): { mean: number; deviation: number } {
  if (shape.length > 1) {
    return { mean: 0, deviation: 1 / Math.sqrt(elementCount(shape.slice(1))) }
  }
  return name.endsWith(".bias") ? { mean: 0, deviation: 0.02 } : { mean: 1, deviation: 0.05 }
}

/** Box and Muller's pairs of normal numbers from Marsaglia's xorshift generator. */
function normalNoise(length: number, seed: number): Float32Array {
  let state = hash(`seed ${seed}`) || 1
  const uniform = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    // Above 0, whose logarithm is none.
    return ((state >>> 0) + 1) / 2 ** 32
  }
  const noise = new Float32Array(length)
  for (let index = 0; index < length; index += 2) {
    const radius = Math.sqrt(-2 * Math.log(uniform()))
    const angle = 2 * Math.PI * uniform()
    noise[index] = radius * Math.cos(angle)
    if (index + 1 < length) {
      noise[index + 1] = radius * Math.sin(angle)
    }
  }
  return noise
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  return value >>> 0
}
