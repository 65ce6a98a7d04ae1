import type { ExportProgress } from "../model-export"
import { formatBytes } from "./format-bytes"

/** The part of a writable stream that a terminal answers to. */
export interface ProgressOutput {
  write(text: string): unknown
  isTTY?: boolean
  columns?: number
}

const BAR_WIDTH = 24
/** Often enough to look alive, seldom enough to cost nothing. */
const REDRAW_MS = 100
/** An estimate from less than this would jump about. */
const ESTIMATE_AFTER_MS = 2000
const ERASE_LINE = "\r\u001b[K"

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
    const filled = Math.round(BAR_WIDTH * share)
    const bar = "█".repeat(filled) + "░".repeat(BAR_WIDTH - filled)
    const left =
      elapsedMs < ESTIMATE_AFTER_MS || share === 0 ? "" : `, ${duration((elapsedMs * (1 - share)) / share)} left`
    const amount = `${formatBytes(writtenBytes)} of ${formatBytes(totalBytes)}`
    const line = `${bar} ${percent(writtenBytes, totalBytes)}, ${amount}${left}  ${file}`
    // A line that wraps could not be drawn over.
    return line.slice(0, (this.output.columns ?? 80) - 1)
  }
}

const percent = (part: number, whole: number): string =>
  `${String(Math.floor(100 * (whole === 0 ? 1 : part / whole))).padStart(3)} %`

function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
