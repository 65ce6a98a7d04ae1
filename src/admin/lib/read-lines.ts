/** The lines of a body that comes in pieces, each as soon as it is complete. A last one without its end counts as well. */
export async function* readLines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ""
  try {
    for (;;) {
      const { done, value } = await reader.read()
      rest += decoder.decode(value, { stream: !done })
      const lines = rest.split("\n")
      rest = lines.pop() ?? ""
      yield* lines.filter((line) => line !== "")
      if (done) break
    }
    if (rest !== "") yield rest
  } finally {
    await reader.cancel().catch(() => {})
  }
}
