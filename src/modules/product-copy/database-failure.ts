/** Classes of PostgreSQL's error codes that are about the server and not about what it was asked: connection, contention, resources, operator, system. */
const OF_THE_SERVER = /^(08|40|53|57|58)...$/

const READ_ONLY = "25006"

/** Of Node's sockets. */
const OF_THE_CONNECTION: ReadonlySet<string> = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENOTFOUND", "EAI_AGAIN"],
])

/**
 * Whether the database could not do it and may soon: it is away, full or shutting down. What was to be
 * written is not to blame for that.
 */
export function isDatabaseFailure(error: unknown): boolean {
  const code = textOf(error, "code")
  if (code) return OF_THE_SERVER.test(code) || code === READ_ONLY || OF_THE_CONNECTION.has(code)
  return textOf(error, "name") === "KnexTimeoutError" || textOf(error, "message").includes("Connection terminated")
}

/** Also of an error of another realm, as Node's own are for a test. */
function textOf(error: unknown, property: string): string {
  const text: unknown = typeof error === "object" && error !== null ? Reflect.get(error, property) : undefined
  return typeof text === "string" ? text : ""
}
