import { QueueFullError } from "./errors"
import type { Priority } from "./types"

/** The most urgent first. */
const PRIORITIES: readonly Priority[] = ["interactive", "batch"]

/**
 * What waits for its turn: interactive before batch, first come first served within each.
 * Bounded, and what waits can be taken out again.
 */
export class RequestQueue<T> {
  private readonly waiting: Record<Priority, T[]> = { interactive: [], batch: [] }

  constructor(private readonly limit: number) {}

  get size(): number {
    return this.waiting.interactive.length + this.waiting.batch.length
  }

  /** @throws QueueFullError when as many wait as the limit allows */
  add(item: T, priority: Priority): void {
    if (this.size >= this.limit) {
      throw new QueueFullError(this.limit)
    }
    this.waiting[priority].push(item)
  }

  /** What `take` would take. */
  get first(): { item: T; priority: Priority } | undefined {
    for (const priority of PRIORITIES) {
      const [item] = this.waiting[priority]
      if (item !== undefined) {
        return { item, priority }
      }
    }
    return undefined
  }

  take(): T | undefined {
    return this.waiting.interactive.shift() ?? this.waiting.batch.shift()
  }

  /** Makes it the first of its priority again, whatever the limit. */
  putBack(item: T, priority: Priority): void {
    this.waiting[priority].unshift(item)
  }

  /** False when the item is not waiting (any more). */
  remove(item: T): boolean {
    for (const items of Object.values(this.waiting)) {
      const index = items.indexOf(item)
      if (index >= 0) {
        items.splice(index, 1)
        return true
      }
    }
    return false
  }

  /** Empties the queue and returns what waited, in the order of its turns. */
  clear(): T[] {
    return [...this.waiting.interactive.splice(0), ...this.waiting.batch.splice(0)]
  }
}
