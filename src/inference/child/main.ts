/**
 * The inference process: loads the model when told to, and answers requests. It ends with the process
 * that started it.
 */
import { constants, getPriority, setPriority } from "node:os"
import { InferenceError, InvalidRequestError, ModelLoadError } from "../errors"
import type { ChildMessage, ParentMessage } from "../messages"
import type { LoadProgress } from "../options"
import { Interrupted } from "./interrupted"
import { loadModel } from "./load-model"
import type { Qwen3VL } from "./qwen3-vl"

// Before the model is loaded, so that ONNX Runtime's threads inherit it: the store's own process gets
// the cores whenever it wants them.
try {
  setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL))
} catch {
  // Some sandboxes forbid it; the work is the same, only less polite.
}

let model: Qwen3VL | null = null
const atWork = new Map<number, AbortController>()

process.on("disconnect", () => process.exit(0))
// Ctrl-C reaches every process of the terminal; whether to end is the parent's decision.
process.on("SIGINT", () => {})

process.on("message", (message: ParentMessage) => {
  switch (message.type) {
    case "load":
      void load(message)
      break
    case "generate":
      void generate(message)
      break
    case "cancel":
      atWork.get(message.id)?.abort(new Interrupted())
      break
  }
})

async function load({ type: _, ...command }: Extract<ParentMessage, { type: "load" }>): Promise<void> {
  try {
    model = await loadModel(command, throttled((progress) => send({ type: "progress", progress })))
    send({ type: "loaded", batchSize: model.batchSize })
  } catch (error) {
    const known = error instanceof ModelLoadError
    send({ type: "load-failed", code: known ? error.code : "load_failed", message: known ? error.message : describe(error) })
  }
}

/** A download reports every piece; ten reports a second are enough for a bar. */
function throttled(report: (progress: LoadProgress) => void): (progress: LoadProgress) => void {
  let next = 0
  return (progress) => {
    const now = performance.now()
    if (progress.stage !== "downloading" || now >= next || progress.done === progress.total) {
      next = now + 100
      report(progress)
    }
  }
}

async function generate({ id, request, priority, tellsText }: Extract<ParentMessage, { type: "generate" }>): Promise<void> {
  const controller = new AbortController()
  atWork.set(id, controller)
  try {
    if (!model) {
      throw new Error("No model is loaded")
    }
    const onText = tellsText ? (text: string) => send({ type: "text", id, text }) : undefined
    send({ type: "generated", id, result: await model.generate(request, { priority, signal: controller.signal, onText }) })
  } catch (error) {
    if (error instanceof Interrupted) {
      send({ type: "cancelled", id })
    } else {
      const code = error instanceof InvalidRequestError ? "invalid_request" : "generation_failed"
      send({ type: "generate-failed", id, code, message: describe(error) })
    }
  } finally {
    atWork.delete(id)
  }
}

function send(message: ChildMessage): void {
  if (process.connected) {
    process.send?.(message)
  }
}

function describe(error: unknown): string {
  return error instanceof InferenceError ? error.message : error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
