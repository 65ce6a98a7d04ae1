import type { CopyConflict } from "../../types/copy-draft"

interface ApiErrorDetails {
  /** HTTP status; 0 when the store could not be reached at all. */
  status: number
  type?: string
  code?: string
  conflicts?: CopyConflict[]
}

/** A call to the store that failed, with all that the answer's body said about it. */
export class ApiError extends Error {
  readonly status: number
  readonly type: string | undefined
  readonly code: string | undefined
  readonly conflicts: CopyConflict[]

  constructor(message: string, { status, type, code, conflicts }: ApiErrorDetails) {
    super(message)
    this.name = "ApiError"
    this.status = status
    this.type = type
    this.code = code
    this.conflicts = conflicts ?? []
  }

  /** Whether somebody changed the product since the draft was made. */
  get isConflict(): boolean {
    return this.status === 409 && this.conflicts.length > 0
  }
}

/** Reads an answer that is not 2xx. Its body may be Medusa's error JSON, or anything. */
export async function apiErrorFrom(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null)
  const { message, type, code, conflicts } = isRecord(body) ? body : {}
  return new ApiError(typeof message === "string" ? message : response.statusText, {
    status: response.status,
    type: typeof type === "string" ? type : undefined,
    code: typeof code === "string" ? code : undefined,
    conflicts: Array.isArray(conflicts) ? conflicts.filter(isConflict) : undefined,
  })
}

function isConflict(value: unknown): value is CopyConflict {
  return isRecord(value) && typeof value.field === "string" && typeof value.target === "string"
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}
