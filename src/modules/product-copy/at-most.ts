/** Runs so many pieces of work at a time, and the others in the order they came. */
export class AtMost {
  private free: number
  private readonly waiting: (() => void)[] = []

  constructor(count: number) {
    this.free = count
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free--
    else await new Promise<void>((resolve) => this.waiting.push(resolve))
    try {
      return await work()
    } finally {
      // The place goes to the next directly, so that nobody who comes now gets ahead.
      const next = this.waiting.shift()
      if (next) next()
      else this.free++
    }
  }
}
