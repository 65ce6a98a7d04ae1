/** Of the file system: `ENOENT`, `EACCES`; null for any other error. */
export function fileErrorCode(error: unknown): string | null {
  // Not by `instanceof`: an error of Node's own need not be one of this realm.
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" ? error.code : null
}

export function isMissing(error: unknown): boolean {
  return fileErrorCode(error) === "ENOENT"
}

export function errorMessage(error: unknown): string {
  return typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error)
}
