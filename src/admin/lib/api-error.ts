import type { CopyConflict } from "../../types/copy-draft"
import type { CopyTemplateRefusal } from "../../types/copy-template"

interface ApiErrorDetails {
  /** HTTP status; 0 when the store could not be reached at all. */
  status: number
  type?: string
  code?: string
  conflicts?: CopyConflict[]
  problems?: RefusalProblem[]
  version?: number
}

/** One of several reasons for which the store refuses a template. */
export interface RefusalProblem {
  code: string
  /** Whose text it is about. */
  locale?: string
  /** What the message names. */
  values: Record<string, string | number>
  /** English. */
  message: string
}

/** A call to the store that failed, with all that the answer's body said about it. */
export class ApiError extends Error {
  readonly status: number
  readonly type: string | undefined
  readonly code: string | undefined
  readonly conflicts: CopyConflict[]
  readonly problems: RefusalProblem[]
  /** That somebody else saved meanwhile. */
  readonly version: number | undefined

  constructor(message: string, { status, type, code, conflicts, problems, version }: ApiErrorDetails) {
    super(message)
    this.name = "ApiError"
    this.status = status
    this.type = type
    this.code = code
    this.conflicts = conflicts ?? []
    this.problems = problems ?? []
    this.version = version
  }

  /** Whether somebody changed the product since the draft was made. */
  get isConflict(): boolean {
    return this.status === 409 && this.conflicts.length > 0
  }

  /** Whether somebody else saved a template or the baseline since the change was begun. */
  get isNewerVersion(): boolean {
    const code: CopyTemplateRefusal = "newer_version"
    return this.code === code
  }
}

/** Reads an answer that is not 2xx. Its body may be Medusa's error JSON, or anything. */
export async function apiErrorFrom(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null)
  const { message, type, code, conflicts, problems, version } = isRecord(body) ? body : {}
  return new ApiError(typeof message === "string" ? message : response.statusText, {
    status: response.status,
    type: typeof type === "string" ? type : undefined,
    code: typeof code === "string" ? code : undefined,
    conflicts: Array.isArray(conflicts) ? conflicts.filter(isConflict) : undefined,
    problems: Array.isArray(problems) ? problems.filter(isProblem) : undefined,
    version: typeof version === "number" ? version : undefined,
  })
}

function isConflict(value: unknown): value is CopyConflict {
  return isRecord(value) && typeof value.field === "string" && typeof value.target === "string"
}

function isProblem(value: unknown): value is RefusalProblem {
  return isRecord(value) && typeof value.code === "string" && typeof value.message === "string" && isRecord(value.values)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}
