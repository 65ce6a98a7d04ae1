import type { CopyPlaygroundDTO, CopyPlaygroundLine } from "../../../types/copy-playground"
import { ApiError } from "../../lib/api-error"
import { readLines } from "../../lib/read-lines"
import { sendForm } from "../../lib/request"

export interface PlaygroundQuestion {
  picture: File
  locale: string
  /** In place of the built-in prompt, of which it has a template and a wish. */
  prompt?: string
  template?: string
  instructions?: string
  seed?: number
  temperature?: number
}

export interface PlaygroundListener {
  signal: AbortSignal
  /** The model has been asked. */
  onAsked: () => void
  /** The reply so far. */
  onText: (text: string) => void
}

/**
 * Asks the store's model about a picture, and tells the reply as it is written.
 *
 * @throws {ApiError} also where the answer had begun, with the status 503
 */
export async function askPlayground({ picture, ...fields }: PlaygroundQuestion, listener: PlaygroundListener): Promise<CopyPlaygroundDTO> {
  const { signal, onAsked, onText } = listener
  const form = new FormData()
  form.append("picture", picture)
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.append(name, String(value))
  const response = await sendForm("/admin/copy-playground", form, { accept: "application/x-ndjson", signal })
  try {
    for await (const text of readLines(response.body ?? new ReadableStream())) {
      // Of our own server alone.
      const line = JSON.parse(text) as CopyPlaygroundLine
      if (line.event === "result") return line.copy_playground
      if (line.event === "error") throw new ApiError(line.message, { status: 503, type: line.type, code: line.code })
      if (line.event === "text") onText(line.text)
      else onAsked()
    }
  } catch (error) {
    if (error instanceof ApiError || signal.aborted) throw error
  }
  throw new ApiError("The store broke the answer off.", { status: 0, code: "unreachable" })
}
