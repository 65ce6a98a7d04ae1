import type { Locale } from "../copy/limits"
import type { LoadProgress } from "../inference"
import type { LineOutput } from "./backfill-json-lines"
import type { Description } from "./describe-record"
import type { DescribeFailure, DescribePlan, DescribeProgress, DescribeReporter } from "./describe-reporter"
import type { ProgressOutput } from "./export-progress-display"
import { formatBytes } from "./format-bytes"
import { ERASE_LINE, fitColumns, inWords, percent, printable, progressBar } from "./progress-line"

/** Of a folder where nothing has changed, thousands of pictures go by in a second. */
const REDRAW_MS = 100

/** Sentences for a person, and one line that is drawn over while pictures are described. */
export class DescribeTerminal implements DescribeReporter {
  /** Whether the cursor stands in the line that is drawn over. */
  private drawn = false
  private drawnAt = Number.NEGATIVE_INFINITY
  private startedAt = 0
  private known = 0

  /** @param now milliseconds that only grow */
  constructor(
    private readonly output: ProgressOutput,
    private readonly errors: LineOutput,
    private readonly now: () => number = () => performance.now()
  ) {}

  started({ pictures, locales, known }: DescribePlan): void {
    this.startedAt = this.now()
    this.known = known
    const languages = locales.length > 1 ? ` in ${locales.join(", ")}` : ""
    const before = known > 0 ? `, ${known} descriptions are there already` : ""
    this.say(`${pictures} ${pictures === 1 ? "picture" : "pictures"}${languages}${before}. Ctrl-C stops; the same command goes on.`)
  }

  loading({ stage, file, done, total }: LoadProgress): void {
    const share = total > 0 ? done / total : 0
    const what = stage === "downloading" ? `Fetching the model: ${file ?? ""} ${formatBytes(done)} of ${formatBytes(total)}` : "Loading the model"
    this.draw(`${progressBar(share)} ${what}`)
  }

  described(file: string, _: Locale, __: Description, progress: DescribeProgress): void {
    this.progress(progress, file)
  }

  unchanged(progress: DescribeProgress): void {
    this.progress(progress, "")
  }

  failed({ file, locale, message }: DescribeFailure, progress: DescribeProgress): void {
    this.say(`✗ ${printable(file)}${locale === null ? "" : ` (${locale})`}: ${message}`)
    this.progress(progress, "")
  }

  note(message: string): void {
    this.say(message)
  }

  ended({ total, described, unchanged, failed }: DescribeProgress, { path, descriptions }: { path: string; descriptions: number }): void {
    const before = unchanged > 0 ? `, ${unchanged} were there already` : ""
    this.say(`${described} of ${total} described in ${inWords(this.now() - this.startedAt)}${before}. ${descriptions} are in ${path}`)
    if (failed > 0) this.say(`${failed} failed, as said above. The same command tries them again.`)
  }

  error(message: string): void {
    this.clear()
    this.errors.write(`shelftalker: ${message}\n`)
  }

  private progress(progress: DescribeProgress, file: string): void {
    if (this.drawn && this.now() - this.drawnAt < REDRAW_MS) return
    const { total, described, unchanged, failed } = progress
    const done = described + unchanged + failed
    const failures = failed > 0 ? `, ${failed} failed` : ""
    this.draw(`${progressBar(total === 0 ? 1 : done / total)} ${percent(done, total)}, ${done} of ${total}${failures}${this.timeLeft(progress)}  ${printable(file)}`)
  }

  /** From those made now: what was there already takes no time worth speaking of. */
  private timeLeft({ total, described, unchanged, failed }: DescribeProgress): string {
    const left = total - described - failed - Math.max(unchanged, this.known)
    if (described < 2 || left <= 0) return ""
    return `, ${inWords(((this.now() - this.startedAt) / described) * left)} left`
  }

  private say(text: string): void {
    this.clear()
    this.output.write(`${text}\n`)
  }

  private draw(text: string): void {
    this.output.write(ERASE_LINE + fitColumns(text, (this.output.columns ?? 80) - 1))
    this.drawn = true
    this.drawnAt = this.now()
  }

  private clear(): void {
    if (this.drawn) this.output.write(ERASE_LINE)
    this.drawn = false
  }
}
