import type { Locale } from "../copy/limits"
import type { LoadProgress } from "../inference"
import type { LineOutput } from "./backfill-json-lines"
import type { Description } from "./describe-record"
import type { DescribeFailure, DescribePlan, DescribeProgress, DescribeReporter } from "./describe-reporter"

const LOADING_EVERY = 10_000

/** One JSON object a line, each with `event` and `at`; errors go to `errors`, everything else to `output`. */
export class DescribeJsonLines implements DescribeReporter {
  private loadingAt = Number.NEGATIVE_INFINITY

  /** @param now milliseconds since 1970 */
  constructor(
    private readonly output: LineOutput,
    private readonly errors: LineOutput,
    private readonly now: () => number = Date.now
  ) {}

  started({ pictures, locales, known }: DescribePlan): void {
    this.line("started", { pictures, locales, known })
  }

  loading(progress: LoadProgress): void {
    if (this.now() - this.loadingAt < LOADING_EVERY) return
    this.loadingAt = this.now()
    this.line("loading", { ...progress })
  }

  described(file: string, locale: Locale, { content, text }: Description, progress: DescribeProgress): void {
    this.line("described", { file, locale, title: content?.title ?? null, ...(text !== null && { text }), ...progress })
  }

  unchanged(): void {
    // A picture that is left alone is no news; how many there were is told at the end.
  }

  failed(failure: DescribeFailure, progress: DescribeProgress): void {
    // `failed` of the progress is a number, and what failed has names of its own.
    this.line("failed", { ...progress, ...failure })
  }

  note(message: string): void {
    this.line("note", { message })
  }

  ended(progress: DescribeProgress, { path, descriptions }: { path: string; descriptions: number }): void {
    this.line("ended", { ...progress, out: path, descriptions })
  }

  error(message: string, exitCode: number): void {
    this.line("error", { message, exit_code: exitCode }, this.errors)
  }

  private line(event: string, about: object, output = this.output): void {
    output.write(`${JSON.stringify({ event, at: new Date(this.now()).toISOString(), ...about })}\n`)
  }
}
