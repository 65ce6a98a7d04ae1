import type { Priority } from "../types"
import type { Turns } from "./turns"

interface Pending<Job, Result> {
  job: Job
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

/** Of one reply being written. */
export interface Writer<Job, Result> {
  /** Waits for the others to be as far, and for its turn. */
  run(job: Job): Promise<Result>
  /** The others wait for this one no longer. */
  leave(): void
}

/**
 * Puts the jobs of all replies that are being written at the same time into one run. A run starts when
 * each of the writers has a job, so that it carries as many as there are; a writer that comes later is
 * in the run after. Interactive replies do not wait for others, nor carry them along.
 */
export class SharedRuns<Job, Result> {
  private readonly groups = { interactive: new Group<Job, Result>(), batch: new Group<Job, Result>() }

  /** @param runAll gives a result for each job, in their order */
  constructor(
    private readonly turns: Turns,
    private readonly runAll: (jobs: readonly Job[]) => Promise<Result[]>
  ) {}

  /** @param signal takes a job out again while it waits; its reason is then thrown */
  join(priority: Priority, signal?: AbortSignal): Writer<Job, Result> {
    const group = this.groups[priority]
    group.writers++
    return {
      run: (job) => this.run(priority, job, signal),
      leave: () => {
        group.writers--
        this.startWhenComplete(priority)
      },
    }
  }

  private async run(priority: Priority, job: Job, signal: AbortSignal | undefined): Promise<Result> {
    signal?.throwIfAborted()
    const { pending } = this.groups[priority]
    let leave = () => {}
    try {
      return await new Promise<Result>((resolve, reject) => {
        const entry = { job, resolve, reject }
        leave = () => {
          const index = pending.indexOf(entry)
          if (index >= 0) {
            pending.splice(index, 1)
            reject(signal?.reason)
          }
        }
        signal?.addEventListener("abort", leave, { once: true })
        pending.push(entry)
        this.startWhenComplete(priority)
      })
    } finally {
      signal?.removeEventListener("abort", leave)
    }
  }

  private startWhenComplete(priority: Priority): void {
    const group = this.groups[priority]
    if (group.starting || group.pending.length === 0 || group.pending.length < group.writers) {
      return
    }
    group.starting = true
    void this.turns.take(`${priority} reply`, async () => {
      group.starting = false
      const all = group.pending.splice(0)
      try {
        const results = all.length > 0 ? await this.runAll(all.map(({ job }) => job)) : []
        all.forEach(({ resolve, reject }, index) => {
          const result = results[index]
          return result === undefined ? reject(new Error("A run gave no result")) : resolve(result)
        })
      } catch (error) {
        for (const { reject } of all) {
          reject(error)
        }
      }
    })
  }
}

class Group<Job, Result> {
  writers = 0
  starting = false
  readonly pending: Pending<Job, Result>[] = []
}
