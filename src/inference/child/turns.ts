/** What work there is, the most urgent first. */
const ORDER = ["interactive prompt", "interactive picture", "interactive reply", "batch prompt", "batch picture", "batch reply"] as const
export type Work = (typeof ORDER)[number]

interface Waiting {
  urgency: number
  start: () => void
}

/**
 * Gives the cores, and with them the caches' memory, to one piece of work at a time, the most urgent
 * first. A piece is a run of a graph or few: what comes in waits no longer than that.
 */
export class Turns {
  private readonly waiting: Waiting[] = []
  private taken = false

  /** @param signal takes the work out again while it waits; its reason is then thrown */
  async take<T>(work: Work, run: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.wait(ORDER.indexOf(work), signal)
    try {
      return await run()
    } finally {
      // Not at once: who got a result is first to say what it wants next, which may be more urgent.
      setImmediate(() => this.next())
    }
  }

  private wait(urgency: number, signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted()
    if (!this.taken) {
      this.taken = true
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.waiting.splice(this.waiting.indexOf(entry), 1)
        reject(signal?.reason)
      }
      const entry: Waiting = {
        urgency,
        start: () => {
          signal?.removeEventListener("abort", leave)
          resolve()
        },
      }
      signal?.addEventListener("abort", leave, { once: true })
      const after = this.waiting.findIndex((other) => other.urgency > urgency)
      this.waiting.splice(after < 0 ? this.waiting.length : after, 0, entry)
    })
  }

  private next(): void {
    const next = this.waiting.shift()
    if (next) {
      next.start()
    } else {
      this.taken = false
    }
  }
}
