import type { ChildResult } from "./messages"
import type { ModelStatus } from "./types"

/** Recent enough to tell today's speed, long enough not to jump with each draft. */
const KEPT = 10

/** How quick the last requests were. */
export class SpeedRecord {
  private readonly results: ChildResult[] = []

  add(result: ChildResult): void {
    this.results.push(result)
    this.results.splice(0, Math.max(0, this.results.length - KEPT))
  }

  /** Null before the first result. */
  summary(): ModelStatus["speed"] {
    if (this.results.length === 0) {
      return null
    }
    // The first token comes out of the prefill; decoding makes the others.
    const tokens = sum(this.results.map(({ tokens }) => Math.max(0, tokens.completion - 1)))
    const decode = sum(this.results.map(({ timings }) => timings.decode))
    const all = sum(this.results.map(({ timings }) => timings.vision + timings.prefill + timings.decode))
    return {
      tokensPerSecond: decode > 0 ? (tokens / decode) * 1000 : 0,
      secondsPerDraft: all / this.results.length / 1000,
    }
  }
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
