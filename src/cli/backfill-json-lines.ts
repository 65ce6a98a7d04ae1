import type { CopyBackfillDTO } from "../types/copy-backfill"
import { plannedSeconds } from "./backfill-text"
import type { BackfillReporter, Failures, Sample } from "./backfill-reporter"

/** A run takes a day and more: often enough to follow it, not so often that the log is full of it. */
const PROGRESS_EVERY = 30_000

export interface LineOutput {
  write(text: string): unknown
}

/** One JSON object a line, each with `event` and `at`; errors go to `errors`, everything else to `output`. */
export class BackfillJsonLines implements BackfillReporter {
  private last: { state: string; at: number } | undefined
  private isUnreachable = false

  /** @param now milliseconds since 1970 */
  constructor(
    private readonly output: LineOutput,
    private readonly errors: LineOutput,
    private readonly now: () => number = Date.now
  ) {}

  planned(backfill: CopyBackfillDTO): void {
    this.line("planned", { backfill, seconds_until_done: plannedSeconds(backfill, new Date(this.now())) })
  }

  waitsForSamples(): void {
    // What they say comes when they are there.
  }

  samples(samples: readonly Sample[]): void {
    for (const sample of samples) this.line("sample", { ...sample })
  }

  started({ id }: CopyBackfillDTO): void {
    this.line("started", { id })
  }

  progress({ id, status, progress }: CopyBackfillDTO): void {
    this.isUnreachable = false
    const state = `${status} ${progress.waits_for_hours}`
    if (this.last?.state === state && this.now() - this.last.at < PROGRESS_EVERY) return
    this.last = { state, at: this.now() }
    this.line("progress", { id, status, ...progress })
  }

  unreachable(message: string): void {
    if (!this.isUnreachable) this.line("unreachable", { message })
    this.isUnreachable = true
  }

  ended({ id, status, stop_reason, tries_again_at, progress }: CopyBackfillDTO, failures: Failures): void {
    for (const { id: item_id, product_id, product_title, locale, reason } of failures.items) {
      this.line("failed_item", { item_id, product_id, product_title, locale, code: reason?.code, message: reason?.message })
    }
    this.line("ended", { id, status, stop_reason, tries_again_at, ...progress })
  }

  note(message: string): void {
    this.line("note", { message })
  }

  failed(message: string, exitCode: number): void {
    this.line("error", { message, exit_code: exitCode }, this.errors)
  }

  private line(event: string, about: object, output = this.output): void {
    output.write(`${JSON.stringify({ event, at: new Date(this.now()).toISOString(), ...about })}\n`)
  }
}
