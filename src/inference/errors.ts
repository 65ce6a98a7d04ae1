/**
 * What can go wrong with the vision-language model. Every error of this folder extends
 * `InferenceError`, says what happened and what to do, and tells by `retryable` whether the
 * same request may well succeed later.
 */
export abstract class InferenceError extends Error {
  /** Stable, for programs; the message is for people. */
  abstract readonly code: string
  /** True when the same request may succeed later without anybody changing anything. */
  abstract readonly retryable: boolean

  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = new.target.name
  }
}

/** The queue holds as many requests as `maxQueue` allows. */
export class QueueFullError extends InferenceError {
  readonly code = "queue_full"
  readonly retryable = true

  constructor(readonly maxQueue: number) {
    super(
      `The vision-language model has ${maxQueue} requests waiting, which is the most it takes. ` +
        "Try again in a while, or raise the maxQueue option."
    )
  }
}

/** The caller's AbortSignal fired. `cause` is the signal's reason. */
export class RequestCancelledError extends InferenceError {
  readonly code = "cancelled"
  readonly retryable = false

  constructor(cause?: unknown) {
    super("The request to the vision-language model was cancelled.", { cause })
  }
}

/** One request took longer than `timeoutMs`, the wait in the queue not counted. */
export class InferenceTimeoutError extends InferenceError {
  readonly code = "timeout"
  readonly retryable = true

  constructor(readonly timeoutMs: number) {
    super(
      `The vision-language model did not finish within ${Math.round(timeoutMs / 1000)} s. ` +
        "Ask for fewer tokens, give it more threads, or raise the timeoutMs option."
    )
  }
}

/** The inference process ended in the middle of a request, and did so again when it was repeated. */
export class InferenceProcessDiedError extends InferenceError {
  readonly code = "process_died"
  readonly retryable = true

  constructor(
    /** Exit code, when the process ended by itself. */
    readonly exitCode: number | null,
    /** Signal that ended it; `SIGKILL` is what the kernel sends when memory runs out. */
    readonly exitSignal: string | null,
    /** The last lines that the process wrote to standard error. */
    readonly stderr: string
  ) {
    super(describeDeath(exitCode, exitSignal, stderr))
  }
}

/** The request cannot be served as it is; sending it again changes nothing. */
export class InvalidRequestError extends InferenceError {
  readonly code = "invalid_request"
  readonly retryable = false
}

/** The model's computation failed on this request. */
export class GenerationFailedError extends InferenceError {
  readonly code = "generation_failed"
  readonly retryable = true
}

/** `close()` was called. */
export class ModelClosedError extends InferenceError {
  readonly code = "closed"
  readonly retryable = false

  constructor() {
    super("The vision-language model was closed. Create a new one to go on.")
  }
}

export const MODEL_LOAD_ERROR_CODES = [
  "invalid_options",
  "missing_revision",
  "unknown_dtype",
  "missing_files",
  "wrong_size",
  "wrong_checksum",
  "unsupported_model",
  "not_enough_memory",
  "download_failed",
  "download_refused",
  "not_on_hub",
  "disk",
  "load_timeout",
  "load_failed",
] as const

export type ModelLoadErrorCode = (typeof MODEL_LOAD_ERROR_CODES)[number]

/** Whether the model could not be made ready, which another request would only find again. */
export function isModelLoadErrorCode(code: string): code is ModelLoadErrorCode {
  return MODEL_LOAD_ERROR_CODES.some((known) => known === code)
}

/** Codes that may be gone at the next try: the network came back, memory was freed. */
const PASSING: ReadonlySet<ModelLoadErrorCode> = new Set([
  "not_enough_memory",
  "download_failed",
  "disk",
  "load_timeout",
])

/** The model could not be made ready. The next request tries again. */
export class ModelLoadError extends InferenceError {
  readonly retryable: boolean

  constructor(
    readonly code: ModelLoadErrorCode,
    message: string,
    options?: { cause?: unknown }
  ) {
    super(message, options)
    this.retryable = PASSING.has(code)
  }
}

function describeDeath(exitCode: number | null, exitSignal: string | null, stderr: string): string {
  const how = exitSignal ? `was ended by ${exitSignal}` : `ended with exit code ${exitCode ?? "unknown"}`
  const advice =
    exitSignal === "SIGKILL"
      ? "The system does that when memory runs out: give the store more memory, or choose smaller model files."
      : "Try again; if it happens again, the lines below say more."
  return `The inference process ${how} in the middle of its work. ${advice}${stderr ? `\n${stderr}` : ""}`
}
