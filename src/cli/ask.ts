import { createInterface } from "node:readline"

export interface AskStreams {
  input: NodeJS.ReadableStream
  output: NodeJS.WritableStream
}

/**
 * Asks a yes-or-no question. Whatever is not yes, the end of the input included, is no.
 *
 * @throws the signal's reason
 */
export function ask(question: string, signal: AbortSignal, { input, output }: AskStreams): Promise<boolean> {
  return new Promise((resolve, reject) => {
    // Not a terminal of readline's own: it would take Ctrl-C to itself.
    const lines = createInterface({ input, output, terminal: false })
    const interrupt = () => lines.close()
    let answer = ""
    signal.addEventListener("abort", interrupt, { once: true })
    lines.once("line", (line) => {
      answer = line
      lines.close()
    })
    lines.once("close", () => {
      signal.removeEventListener("abort", interrupt)
      if (signal.aborted) reject(signal.reason)
      else resolve(/^\s*y(es)?\s*$/i.test(answer))
    })
    output.write(`${question} [y/N] `)
  })
}
