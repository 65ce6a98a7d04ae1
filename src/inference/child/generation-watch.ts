import type { Tensor, Transformers } from "./transformers"
import { sampleToken, type SamplingOptions } from "./sample-token"

/** Thrown to leave a computation that its request no longer wants. */
export class Interrupted extends Error {}

/**
 * Looks on while a reply is generated: when the first token came, and whether the request was
 * cancelled meanwhile. Given to `generate()` as a stopping criterion, which it asks after each token.
 */
export class GenerationWatch {
  /** `performance.now()` at the first token. */
  firstTokenAt: number | null = null
  cancelled = false

  stoppingCriterion({ StoppingCriteria }: Transformers): InstanceType<Transformers["StoppingCriteria"]> {
    const onToken = () => {
      this.firstTokenAt ??= performance.now()
      return this.cancelled
    }
    return new (class extends StoppingCriteria {
      override _call(inputIds: number[][]): boolean[] {
        const stop = onToken()
        return inputIds.map(() => stop)
      }
    })()
  }

  /** @throws Interrupted when the request was cancelled */
  check(): void {
    if (this.cancelled) {
      throw new Interrupted()
    }
  }
}

/**
 * Transformers.js 4.3 draws from one generator for the whole process and knows no top-p. This draws
 * with a generator of the request's own, and leaves only the drawn token possible, so that the
 * greedy search takes it.
 */
export function seededSampling(
  { LogitsProcessor, random }: Transformers,
  options: SamplingOptions & { seed: number }
): InstanceType<Transformers["LogitsProcessor"]> {
  const generator = new random.Random(options.seed)
  return new (class extends LogitsProcessor {
    override _call(_inputIds: bigint[][], logits: Tensor): Tensor {
      const scores = logits.data
      if (!(scores instanceof Float32Array)) {
        throw new Error(`Expected float32 logits, got ${logits.type}`)
      }
      const token = sampleToken(scores, options, generator.random())
      scores.fill(-Infinity)
      scores[token] = 0
      return logits
    }
  })()
}
