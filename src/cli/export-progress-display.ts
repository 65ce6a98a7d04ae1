import type { ExportProgress } from "../model-export"
import { formatBytes } from "./format-bytes"
import { ERASE_LINE, inWords, percent, progressBar } from "./progress-line"

/** The part of a writable stream that a terminal answers to. */
export interface ProgressOutput {
  write(text: string): unknown
  isTTY?: boolean
  columns?: number
}

/** Often enough to look alive, seldom enough to cost nothing. */
const REDRAW_MS = 100
/** An estimate from less than this would jump about. */
const ESTIMATE_AFTER_MS = 2000

/** On a terminal one line that is drawn over; elsewhere, as in a log, a plain line for each file. */
export class ExportProgressDisplay {
  private startedAt: number | undefined
  private drawnAt = Number.NEGATIVE_INFINITY
  private file = ""

  /** @param now milliseconds that only grow */
  constructor(
    private readonly output: ProgressOutput,
    private readonly now: () => number = () => performance.now()
  ) {}

  show(progress: ExportProgress): void {
    const now = this.now()
    this.startedAt ??= now
    if (this.output.isTTY) {
      if (now - this.drawnAt >= REDRAW_MS) {
        this.drawnAt = now
        this.output.write(ERASE_LINE + this.line(progress, now - this.startedAt))
      }
    } else if (progress.file !== this.file) {
      this.file = progress.file
      const { writtenBytes, totalBytes } = progress
      this.output.write(`${percent(writtenBytes, totalBytes)} of ${formatBytes(totalBytes)}: ${progress.file}\n`)
    }
  }

  /** Leaves a terminal's line empty for what is said next. */
  end(): void {
    if (this.output.isTTY && this.startedAt !== undefined) {
      this.output.write(ERASE_LINE)
    }
  }

  private line({ file, writtenBytes, totalBytes }: ExportProgress, elapsedMs: number): string {
    const share = totalBytes === 0 ? 1 : writtenBytes / totalBytes
    const left =
      elapsedMs < ESTIMATE_AFTER_MS || share === 0 ? "" : `, ${inWords((elapsedMs * (1 - share)) / share)} left`
    const amount = `${formatBytes(writtenBytes)} of ${formatBytes(totalBytes)}`
    const line = `${progressBar(share)} ${percent(writtenBytes, totalBytes)}, ${amount}${left}  ${file}`
    // A line that wraps could not be drawn over.
    return line.slice(0, (this.output.columns ?? 80) - 1)
  }
}
