import type { ChildResult } from "./messages"
import type { ModelStatus } from "./types"

/** Recent enough to tell today's speed, long enough not to jump with each draft. */
const KEPT = 10

interface Done {
  tokens: number
  /** Milliseconds, and those of them for tokens behind the first. */
  all: number
  decode: number
}

/**
 * How quick the last requests were. Requests at work at the same time have the process's time in equal
 * shares, so that the figures say what the machine gets done and not how long each had to wait.
 */
export class SpeedRecord {
  /** Milliseconds that each request at work had so far. */
  private readonly shares = new Map<object, number>()
  private countedAt = 0
  private readonly done: Done[] = []

  /** @param request any object that stands for it */
  begin(request: object): void {
    this.count()
    this.shares.set(request, 0)
  }

  /** @param result null for a request that came to nothing */
  end(request: object, result: ChildResult | null): void {
    this.count()
    const share = this.shares.get(request) ?? 0
    this.shares.delete(request)
    if (result) {
      const { vision, prefill, decode } = result.timings
      const ofDecode = decode / Math.max(1, vision + prefill + decode)
      // The first token comes out of the prefill; decoding makes the others.
      this.done.push({ tokens: Math.max(0, result.tokens.completion - 1), all: share, decode: share * ofDecode })
      this.done.splice(0, Math.max(0, this.done.length - KEPT))
    }
  }

  /** Null before the first result. */
  summary(): ModelStatus["speed"] {
    if (this.done.length === 0) {
      return null
    }
    const [tokens, all, decode] = [sum(this.done, "tokens"), sum(this.done, "all"), sum(this.done, "decode")]
    return {
      tokensPerSecond: decode > 0 ? (tokens / decode) * 1000 : 0,
      secondsPerDraft: all / this.done.length / 1000,
    }
  }

  private count(): void {
    const now = performance.now()
    const each = (now - this.countedAt) / Math.max(1, this.shares.size)
    this.countedAt = now
    for (const [request, share] of this.shares) {
      this.shares.set(request, share + each)
    }
  }
}

function sum(done: readonly Done[], figure: keyof Done): number {
  return done.reduce((total, one) => total + one[figure], 0)
}
