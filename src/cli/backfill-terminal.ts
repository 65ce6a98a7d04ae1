import type { CopyBackfillDTO } from "../types/copy-backfill"
import type { BackfillReporter, Failures, Sample } from "./backfill-reporter"
import { endInWords, planInWords, progressInWords } from "./backfill-text"
import type { LineOutput } from "./backfill-json-lines"
import type { ProgressOutput } from "./export-progress-display"

const ERASE_LINE = "\r\u001b[K"

/** Sentences for a person, and one line that is drawn over while the backfill runs. */
export class BackfillTerminal implements BackfillReporter {
  /** Whether the cursor stands in the line that is drawn over. */
  private drawn = false

  constructor(
    private readonly output: ProgressOutput,
    private readonly errors: LineOutput,
    private readonly now: () => Date = () => new Date()
  ) {}

  planned(backfill: CopyBackfillDTO): void {
    for (const line of planInWords(backfill, this.now())) this.say(line)
  }

  waitsForSamples(ready: number, wanted: number): void {
    this.draw(`Making samples: ${ready} of ${wanted}`)
  }

  samples(samples: readonly Sample[]): void {
    if (samples.length > 0) this.say("\nSamples:")
    for (const { product_title, locale, title, reason } of samples) {
      this.say(title === null ? `  ✗ ${product_title} (${locale}): ${reason ?? "it failed"}` : `  ${product_title} (${locale}) → ${title}`)
    }
  }

  started({ id }: CopyBackfillDTO): void {
    this.say(`\nBackfill ${id} runs in the store. Ctrl-C ends this display, not the backfill.`)
  }

  progress(backfill: CopyBackfillDTO): void {
    this.draw(progressInWords(backfill, this.now()))
  }

  unreachable(message: string): void {
    this.draw(`Waiting for the store: ${message}`)
  }

  ended(backfill: CopyBackfillDTO, { items, count }: Failures): void {
    this.say(endInWords(backfill, this.now()))
    for (const { product_title, locale, reason } of items) this.say(`  ✗ ${product_title} (${locale}): ${reason?.message ?? "it failed"}`)
    if (count > items.length) this.say(`  … and ${count - items.length} more, in the admin under Products → Backfills`)
  }

  note(message: string): void {
    this.say(message)
  }

  failed(message: string): void {
    this.clear()
    this.errors.write(`shelftalker: ${message}\n`)
  }

  private say(text: string): void {
    this.clear()
    this.output.write(`${text}\n`)
  }

  private draw(text: string): void {
    // A line that wraps could not be drawn over.
    this.output.write(ERASE_LINE + text.slice(0, (this.output.columns ?? 80) - 1))
    this.drawn = true
  }

  private clear(): void {
    if (this.drawn) this.output.write(ERASE_LINE)
    this.drawn = false
  }
}
