import { types } from "node:util"
import { ModelLoadError } from "../errors"

/** What one answer or one broken connection means for the download: over, or worth another try. */
export class PassingDownloadError extends Error {
  constructor(
    message: string,
    /** Milliseconds that the server asked to be left alone. */
    readonly retryAfterMs: number | null = null,
    options?: { cause?: unknown }
  ) {
    super(message, options)
  }
}

/** @returns the error that an answer other than success stands for */
export function errorForStatus(url: string, response: Response): ModelLoadError | PassingDownloadError {
  const { status } = response
  if (status === 404) {
    return new ModelLoadError(
      "not_on_hub",
      `${url} does not exist (404). Check the model option's id, revision and dtype; the hub's page of the model lists its files.`
    )
  }
  if (status === 401 || status === 403) {
    return new ModelLoadError(
      "download_refused",
      `${url} was refused (${status}). The id may be misspelt, or the model may need an account: accept its terms on the hub, and give an access token in the model option's token.`
    )
  }
  if (status === 408 || status === 429 || status >= 500) {
    const seconds = Number(response.headers.get("retry-after"))
    return new PassingDownloadError(`${url} answered ${status}`, seconds > 0 ? seconds * 1000 : null)
  }
  return new ModelLoadError("download_refused", `${url} answered ${status}. Check the model option's endpoint, and any proxy in between.`)
}

const DISK_CODES = new Set([
  "ENOSPC", "EDQUOT", "EACCES", "EPERM", "EROFS", "EIO", "ENOTDIR", "EISDIR", "ENOENT", "EEXIST", "EFBIG", "EMFILE", "ENFILE", "ENAMETOOLONG",
])

/** An error of the file system, as opposed to the network. */
export function isDiskError(error: unknown): error is NodeJS.ErrnoException {
  return types.isNativeError(error) && "code" in error && typeof error.code === "string" && DISK_CODES.has(error.code)
}

/** @param folder what the user can do something about */
export function diskError(folder: string, cause: unknown): ModelLoadError {
  const reason = types.isNativeError(cause) ? cause.message : String(cause)
  return new ModelLoadError(
    "disk",
    `The model's files cannot be written to ${folder}: ${reason}. Free some space, correct the folder's permissions, or choose another folder in the model option's cacheDir.`,
    { cause }
  )
}

/** A message that names what undici hides in `cause`. */
export function describeNetworkError(error: unknown): string {
  if (!types.isNativeError(error)) {
    return String(error)
  }
  return types.isNativeError(error.cause) ? `${error.message}: ${error.cause.message}` : error.message
}
