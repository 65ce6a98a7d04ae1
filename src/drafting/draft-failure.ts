import type { DraftError } from "../copy/draft"
import { DraftParseError } from "../copy/draft-parse-error"

/** What the errors of pictures and inference have in common, also after crossing a process. */
interface TypedError {
  code: string
  message: string
  retryable: boolean
}

/** Most of a reply that a failed draft keeps, in UTF-16 units. A reply of 400 tokens is far shorter. */
const MAX_RAW_REPLY_LENGTH = 32_000

/**
 * Why drafting failed, as the draft keeps it and the merchant reads it. Never throws:
 * what nobody foresaw becomes `unexpected`, which is worth another attempt.
 */
export function draftFailure(error: unknown): DraftError {
  if (error instanceof DraftParseError) {
    return {
      code: error.code,
      message: `${error.message} Ask for another draft.`,
      retryable: error.retryable,
      raw_reply: error.text.slice(0, MAX_RAW_REPLY_LENGTH),
    }
  }
  if (isTypedError(error)) {
    return { code: error.code, message: error.message, retryable: error.retryable }
  }
  // By name: an AbortSignal's reason is a DOMException, not an Error of this realm.
  if (hasText(error, "name") && error.name === "AbortError") {
    return { code: "cancelled", message: "The draft was cancelled before it was finished. Ask for another.", retryable: true }
  }
  const reason = hasText(error, "message") ? error.message : String(error)
  return {
    code: "unexpected",
    message: `The draft could not be made: ${reason || "no reason given"}. Ask for another; if that fails too, look into the store's log.`,
    retryable: true,
  }
}

function isTypedError(error: unknown): error is TypedError {
  return hasText(error, "code") && hasText(error, "message") && "retryable" in error && typeof error.retryable === "boolean"
}

function hasText<Name extends string>(value: unknown, name: Name): value is Record<Name, string> {
  return typeof value === "object" && value !== null && typeof Reflect.get(value, name) === "string"
}
