/**
 * Calls `work` over and over, several times side by side, until there is nothing to do.
 *
 * Invariant: after `poke()`, `work` is asked at least once more, so that what came in
 * while the loop was ending is never left lying.
 */
export class WorkLoop {
  private active = 0
  private pokes = 0
  private stopped = false
  private waiting: (() => void)[] = []

  constructor(
    /** How many times side by side; asked at every poke. */
    private readonly concurrency: () => number,
    /** Does one piece of work; false when there was none. */
    private readonly work: () => Promise<boolean>,
    /** Told when `work` throws. That ends the round; the next poke begins another. */
    private readonly onError: (error: unknown) => void
  ) {}

  /** Resolves when there is nothing left to do. */
  async poke(): Promise<void> {
    this.pokes++
    while (!this.stopped && this.active < this.concurrency()) void this.runWorker()
    await this.drained()
  }

  /** Takes up nothing new, and waits for what is under way. */
  async stop(): Promise<void> {
    this.stopped = true
    await this.drained()
  }

  private drained(): Promise<void> {
    return this.active === 0 ? Promise.resolve() : new Promise((resolve) => this.waiting.push(resolve))
  }

  private async runWorker(): Promise<void> {
    this.active++
    try {
      let seen: number
      do {
        seen = this.pokes
        while (!this.stopped && (await this.work()));
      } while (!this.stopped && seen !== this.pokes)
    } catch (error) {
      this.onError(error)
    } finally {
      // In the same turn as the last look at `pokes`: a later poke finds the place free.
      this.active--
      if (this.active === 0) for (const resolve of this.waiting.splice(0)) resolve()
    }
  }
}
