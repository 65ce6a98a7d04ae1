import { ApiError, apiErrorFrom } from "./api-error"
import { authType, backendUrl, sdk } from "./sdk"

/** Of a list each entry by itself, as `status=ready&status=failed`. */
export type RequestQuery = Record<string, string | number | readonly string[] | undefined>

export interface RequestOptions {
  method?: "GET" | "POST" | "DELETE"
  query?: RequestQuery
  body?: object
  signal?: AbortSignal
}

/**
 * Calls the store's admin API with the admin's own session.
 *
 * Not `sdk.client.fetch`: its error drops the answer's body, and with it the fields
 * in conflict and the error's code.
 *
 * @throws {ApiError} for an answer that is not 2xx, and with status 0 when there was none.
 */
export async function request<T>(path: string, { method = "GET", query = {}, body, signal }: RequestOptions = {}): Promise<T> {
  const headers = { accept: "application/json", ...(body ? { "content-type": "application/json" } : {}) }
  const response = await call(path, { method, query, headers, body: body && JSON.stringify(body), signal })
  return response.json()
}

export interface FormOptions {
  /** Media type of the answer. */
  accept: string
  signal: AbortSignal
}

/**
 * Sends a form with a file, and gives the answer before it is read: it may come in pieces.
 *
 * @throws {ApiError} as `request`
 */
export function sendForm(path: string, form: FormData, { accept, signal }: FormOptions): Promise<Response> {
  return call(path, { method: "POST", headers: { accept }, body: form, signal })
}

async function call(path: string, { query = {}, headers, ...options }: RequestInit & Pick<RequestOptions, "query"> & { headers: Record<string, string> }): Promise<Response> {
  const response = await fetch(addressOf(path, query), {
    ...options,
    credentials: authType === "session" ? "include" : "omit",
    headers: {
      ...headers,
      ...(authType === "jwt" ? { authorization: `Bearer ${(await sdk.client.getToken()) ?? ""}` } : {}),
    },
  }).catch((error: unknown) => {
    if (options.signal?.aborted) throw error
    throw new ApiError("The store did not answer.", { status: 0, code: "unreachable" })
  })
  if (!response.ok) throw await apiErrorFrom(response)
  return response
}

/** Of a call to the store, for what the browser fetches by itself. */
export function addressOf(path: string, query: NonNullable<RequestOptions["query"]>): URL {
  const base = new URL(backendUrl, window.location.origin)
  const address = new URL(`${base.pathname.replace(/\/$/, "")}${path}`, base.origin)
  for (const [name, value] of Object.entries(query)) {
    for (const each of [value ?? []].flat()) address.searchParams.append(name, String(each))
  }
  return address
}
