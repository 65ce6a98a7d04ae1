import { MedusaError } from "@medusajs/framework/utils"

import type { CopyPlaygroundError } from "../../../types/copy-playground"

export type PlaygroundFailure = CopyPlaygroundError & { status: number }

const TOO_MANY_REQUESTS = 429
const UNAVAILABLE = 503

/**
 * How a failure is answered. Not by Medusa's own handler: it would hide the model's reasons, and a line of an
 * answer that has begun needs the same words.
 */
export function failureOf(error: unknown): PlaygroundFailure {
  const message = text(error, "message") ?? String(error)
  const code = text(error, "code") ?? "unexpected"
  const type = text(error, "type")
  if (type === MedusaError.Types.INVALID_DATA || type === MedusaError.Types.NOT_ALLOWED) return { status: 400, type, code, message }
  if (type === MedusaError.Types.NOT_FOUND) return { status: 404, type, code, message }
  if (code === "playground_busy" || code === "queue_full") return { status: TOO_MANY_REQUESTS, type: "busy", code, message }
  if (code === "invalid_request") return { status: 400, type: MedusaError.Types.INVALID_DATA, code, message }
  return { status: UNAVAILABLE, type: MedusaError.Types.UNEXPECTED_STATE, code, message }
}

function text(error: unknown, name: string): string | null {
  const value: unknown = typeof error === "object" && error !== null ? Reflect.get(error, name) : null
  return typeof value === "string" && value !== "" ? value : null
}
