import { ExportProgressDisplay } from "../../src/cli/export-progress-display"
import type { ExportProgress } from "../../src/model-export"

const GIGABYTE = 1e9

const progress = (writtenBytes: number, file = "onnx/decoder_model_merged_int8.onnx"): ExportProgress => ({
  file,
  tensor: "a.weight",
  writtenBytes,
  totalBytes: 2 * GIGABYTE,
})

class Terminal {
  readonly texts: string[] = []
  clock = 0

  constructor(
    readonly isTTY: boolean,
    readonly columns = 120
  ) {}

  write(text: string): void {
    this.texts.push(text)
  }

  display(): ExportProgressDisplay {
    return new ExportProgressDisplay(this, () => this.clock)
  }
}

const ERASE = "\r\u001b[K"

describe("ExportProgressDisplay", () => {
  it("draws a bar with bytes, share and time left on a terminal", () => {
    const terminal = new Terminal(true)
    const display = terminal.display()
    display.show(progress(0))
    terminal.clock = 30_000
    display.show(progress(0.5 * GIGABYTE))
    expect(terminal.texts.at(-1)).toBe(
      `${ERASE}██████░░░░░░░░░░░░░░░░░░  25 %, 500 MB of 2.0 GB, 1 min 30 s left  onnx/decoder_model_merged_int8.onnx`
    )
    display.end()
    expect(terminal.texts.at(-1)).toBe(ERASE)
  })

  it("draws no more than ten times a second, and never a line that wraps", () => {
    const terminal = new Terminal(true, 40)
    const display = terminal.display()
    for (let step = 0; step < 1000; step++) {
      terminal.clock = step
      display.show(progress(step * 1e6))
    }
    expect(terminal.texts).toHaveLength(10)
    expect(Math.max(...terminal.texts.map((text) => text.length - ERASE.length))).toBeLessThan(40)
  })

  it("writes one plain line for each file elsewhere", () => {
    const log = new Terminal(false)
    const display = log.display()
    for (let step = 0; step <= 20; step++) {
      display.show(progress(step * 1e8, step < 10 ? "onnx/a.onnx" : "onnx/b.onnx"))
    }
    display.end()
    expect(log.texts).toEqual(["  0 % of 2.0 GB: onnx/a.onnx\n", " 50 % of 2.0 GB: onnx/b.onnx\n"])
  })
})
