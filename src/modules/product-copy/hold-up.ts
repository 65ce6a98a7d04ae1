import type { Logger } from "@medusajs/framework/types"

/** Milliseconds until what was held up is tried again: the longer, the longer it has been, since each try may cost a draft that is made for nothing. */
const [SHORTEST_WAIT, LONGEST_WAIT] = [5_000, 30_000]

/** Milliseconds after which the same reason is said again. */
const SAID_EVERY = 60_000

/** Whether drafts are held up. Says so in the log, with the reason, but not at every try; and says when they go on. */
export class HoldUp {
  private since: number | null = null
  private last = 0
  private reports = 0
  private said = { reason: "", at: 0 }

  /** @param now milliseconds */
  constructor(
    private readonly logger: Pick<Logger, "error" | "info">,
    private readonly now: () => number = Date.now
  ) {}

  /** Milliseconds until the next try; null where nothing is held up. */
  get wait(): number | null {
    return this.since === null ? null : Math.min(LONGEST_WAIT, Math.max(SHORTEST_WAIT, this.last - this.since))
  }

  /** @returns milliseconds until the next try */
  report(error: unknown): number {
    const now = this.now()
    this.reports++
    this.last = now
    this.since ??= now
    const cause = asError(error)
    // The message has the statement in it, and differs with each.
    const reason = "code" in cause ? String(cause.code) : cause.message
    if (reason !== this.said.reason || now - this.said.at >= SAID_EVERY) {
      this.said = { reason, at: now }
      this.logger.error("Copy drafts are held up; they are tried again within half a minute.", cause)
    }
    return this.wait ?? SHORTEST_WAIT
  }

  /** To be told of each success: one alone, among failures, is not yet the end of it. */
  worked(): void {
    if (this.now() - this.last > LONGEST_WAIT) this.end()
  }

  /** Does a round of work: one without a report, or an error of its own, is the end of it. */
  async round(work: () => Promise<unknown>): Promise<void> {
    const before = this.reports
    try {
      await work()
    } catch (error) {
      this.report(error)
    }
    if (this.reports === before) this.end()
  }

  private end(): void {
    if (this.since === null) return
    this.logger.info(`Copy drafts go on; they were held up for ${Math.round((this.last - this.since) / 1000)} s.`)
    this.since = null
  }
}

export function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
