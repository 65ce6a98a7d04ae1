import { tokenProbability } from "./token-probability"

export interface SamplingOptions {
  /** 0 takes the likeliest token. */
  temperature: number
  /** Above 0, at most 1. */
  topP: number
}

/** A token that the model chose. */
export interface Choice {
  token: number
  /** That it had among the allowed ones at temperature 1, whatever the sampling. */
  probability: number
}

/**
 * How one request chooses its tokens, with a generator of random numbers of its own.
 *
 * @returns a function that chooses one of the allowed tokens, and may change the logits
 */
export function chooseToken(
  options: SamplingOptions,
  generator: { random(): number }
): (logits: Float32Array, allowed: Uint8Array | null) => Choice {
  return (logits, allowed) => {
    const likeliest = keepAllowed(logits, allowed)
    const token = options.temperature > 0 ? sampleToken(logits, options, generator.random()) : likeliest
    return { token, probability: tokenProbability(logits, token, likeliest) }
  }
}

/**
 * Rules out all other tokens.
 *
 * @returns the likeliest of the allowed, the first of equal ones
 */
function keepAllowed(logits: Float32Array, allowed: Uint8Array | null): number {
  let likeliest = 0
  let largest = -Infinity
  for (let id = 0; id < logits.length; id++) {
    if (allowed && allowed[id] !== 1) {
      logits[id] = -Infinity
      continue
    }
    const logit = logits[id] ?? -Infinity
    if (logit > largest) {
      likeliest = id
      largest = logit
    }
  }
  return likeliest
}

/**
 * Draws a token from the smallest set of likeliest tokens whose probabilities add up to `topP`
 * (nucleus sampling, Holtzman et al. 2019), after dividing the logits by the temperature, above 0.
 *
 * @param logits `[vocabulary]`; not changed
 * @param random a number in [0, 1)
 * @returns the token's id
 */
export function sampleToken(logits: ArrayLike<number>, { temperature, topP }: SamplingOptions, random: number): number {
  const { weights, sum } = softmaxWeights(logits, temperature)
  if (topP === 1) {
    // Everything is in the nucleus, in whatever order: sorting a vocabulary takes longer than a run.
    return draw(null, weights, random * sum)
  }
  // Tokens below this together have less than 1 - topP, so the nucleus never needs them; leaving them
  // out makes the sort a hundred times shorter for a vocabulary of 150,000.
  const negligible = ((1 - topP) / weights.length) * sum
  const candidates: number[] = []
  for (let id = 0; id < weights.length; id++) {
    if (weightOf(weights, id) > 0 && weightOf(weights, id) >= negligible) {
      candidates.push(id)
    }
  }
  // By id where equal, so that the order, and with it the reply, never depends on the sort.
  candidates.sort((a, b) => weightOf(weights, b) - weightOf(weights, a) || a - b)

  const nucleus: number[] = []
  let mass = 0
  for (const id of candidates) {
    nucleus.push(id)
    mass += weightOf(weights, id)
    if (mass >= topP * sum) {
      break
    }
  }
  return draw(nucleus, weights, random * mass)
}

/**
 * The id at whose weight the sum of the weights before it, and its own, goes over `target`.
 *
 * @param ids null for all
 */
function draw(ids: readonly number[] | null, weights: Float64Array, target: number): number {
  let left = target
  let last = 0
  for (let index = 0; index < (ids ?? weights).length; index++) {
    const id = ids ? (ids[index] ?? 0) : index
    const weight = weightOf(weights, id)
    if (weight > 0) {
      last = id
      left -= weight
      if (left < 0) {
        return id
      }
    }
  }
  // Rounding can leave a little over behind the last one.
  return last
}

/** Of logits divided by the temperature: what is so far below the largest has no part in any sum that a double can hold. */
const FARTHEST = 40

/** exp((logit - largest) / temperature): the largest taken off first, so that nothing overflows. */
function softmaxWeights(logits: ArrayLike<number>, temperature: number): { weights: Float64Array; sum: number } {
  let largest = -Infinity
  for (let id = 0; id < logits.length; id++) {
    largest = Math.max(largest, logits[id] ?? -Infinity)
  }
  const weights = new Float64Array(logits.length)
  let sum = 0
  for (let id = 0; id < logits.length; id++) {
    const distance = ((logits[id] ?? -Infinity) - largest) / temperature
    if (distance > -FARTHEST) {
      const weight = Math.exp(distance)
      weights[id] = weight
      sum += weight
    }
  }
  return { weights, sum }
}

function weightOf(weights: Float64Array, id: number): number {
  return weights[id] ?? 0
}
