import { readFileSync } from "node:fs"

/** One inference that an inference process was asked for. */
export interface Inference {
  /** Title of the product that the draft is for. */
  product: string
  /** Of the inference process. */
  pid: number
  /** Of the process of Medusa that asked for it. */
  store: number
  answered: boolean
}

interface Line {
  asked?: number
  answered?: number
  product?: string
  process: number
  store: number
}

/** Reads what `watch-inference.cjs` wrote, from the moment on that this was made. */
export class InferenceLog {
  private readonly before: number

  constructor(private readonly file: string) {
    this.before = this.lines().length
  }

  /** In the order in which they were asked for. */
  read(): Inference[] {
    const inferences = new Map<string, Inference>()
    for (const { asked, answered, product, process, store } of this.lines().slice(this.before)) {
      if (asked !== undefined) inferences.set(`${process} ${asked}`, { product: product ?? "", pid: process, store, answered: false })
      const done = inferences.get(`${process} ${answered}`)
      if (done) done.answered = true
    }
    return [...inferences.values()]
  }

  /** How often each product was looked at, as title and count. */
  counts(): Map<string, number> {
    const counts = new Map<string, number>()
    for (const { product } of this.read()) counts.set(product, (counts.get(product) ?? 0) + 1)
    return counts
  }

  /** Titles of the products that were looked at more than once. */
  repeated(): string[] {
    return [...this.counts()].flatMap(([product, count]) => (count > 1 ? [product] : []))
  }

  /** The inference process that is at work, once there is one. */
  busyProcess(): number {
    const busy = this.read().filter(({ answered }) => !answered)
    const last = busy.at(-1)
    if (!last) throw new Error("No inference is under way.")
    return last.pid
  }

  private lines(): Line[] {
    // A process that was killed may have left half a line, and another one went on behind it.
    return read(this.file).split("\n").flatMap((line) => (line.startsWith("{") && line.endsWith("}") ? [parse(line)] : []))
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8")
  } catch {
    // Nothing was asked for yet.
    return ""
  }
}

function parse(line: string): Line {
  return JSON.parse(line)
}
