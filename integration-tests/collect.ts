import type { Readable } from "node:stream"

/** Collects what streams carry, in the order in which it comes. The function returned gives the text so far. */
export function collect(...streams: Readable[]): () => string {
  let text = ""
  for (const stream of streams) {
    stream.setEncoding("utf8")
    stream.on("data", (chunk: string) => (text += chunk))
  }
  return () => text
}
