import { Agent, fetch, type Response } from "undici"

import { parseAllowedHosts } from "./allowed-hosts"
import { guardedConnector, resolveHost, type ResolveHost } from "./guarded-connector"
import { PictureError } from "./picture-error"

export interface FetchPictureOptions {
  /** Most bytes, as received and as decompressed. @default 20_000_000 */
  maxBytes?: number
  /** Milliseconds for everything: name resolution, redirects, headers, body. @default 15_000 */
  timeoutMs?: number
  /** @default 3 */
  maxRedirects?: number
  /**
   * Hosts that may lie in a private network: the store's own file host and those
   * the merchant trusts. `host` stands for all its ports.
   * @default []
   * @example ["localhost:9000", "minio.internal"]
   */
  allowedHosts?: readonly string[]
  /** Rejects with the signal's reason. */
  signal?: AbortSignal
  /** How host names are resolved. @default the operating system's way */
  resolve?: ResolveHost
}

export interface FetchedPicture {
  /** The file as the server sent it; not yet known to be a picture. */
  bytes: Uint8Array
  /** Where it lay, after redirects. */
  url: string
}

export const DEFAULT_MAX_BYTES = 20_000_000
const DEFAULT_TIMEOUT_MS = 15_000
const DEFAULT_MAX_REDIRECTS = 3

const REDIRECTS = new Set([301, 302, 303, 307, 308])

const HEADERS = {
  accept: "image/avif,image/webp,image/png,image/jpeg,image/gif",
  "accept-encoding": "identity",
  "user-agent": "medusa-plugin-shelftalker",
}

/**
 * Reads the file at an http or https address, within limits, and from public
 * addresses only (see {@link FetchPictureOptions.allowedHosts}).
 *
 * @throws PictureError for anything that the address or its server does wrong
 * @throws the signal's reason when aborted
 * @throws TypeError for an entry of `allowedHosts` that is no host
 */
export async function fetchPicture(url: string, options: FetchPictureOptions = {}): Promise<FetchedPicture> {
  const { maxBytes = DEFAULT_MAX_BYTES, timeoutMs = DEFAULT_TIMEOUT_MS, signal } = options
  const isAllowedHost = parseAllowedHosts(options.allowedHosts ?? [])
  signal?.throwIfAborted()

  const stop = new AbortController()
  const abort = () => stop.abort(signal?.reason)
  const timer = setTimeout(() => stop.abort(new PictureError("timed_out", { url, limit: timeoutMs })), timeoutMs)
  signal?.addEventListener("abort", abort, { once: true })

  // Of its own for each picture, so that a connection opened to an allowed host
  // never serves a caller who doesn't allow it.
  const agent = new Agent({
    connect: guardedConnector({ isAllowedHost, resolve: options.resolve ?? resolveHost, timeoutMs }),
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  })
  try {
    const { response, location } = await follow(url, {
      maxRedirects: options.maxRedirects ?? DEFAULT_MAX_REDIRECTS,
      request: (target) =>
        fetch(target, { dispatcher: agent, headers: HEADERS, redirect: "manual", signal: stop.signal }),
    })
    return { bytes: await readBody(response, location, maxBytes), url: location.href }
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : asPictureError(error, url)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener("abort", abort)
    agent.destroy().catch(() => {})
  }
}

interface Follow {
  maxRedirects: number
  request: (target: URL) => Promise<Response>
}

/** The first answer that is no redirect. Every hop is checked as the first address was. */
async function follow(url: string, { maxRedirects, request }: Follow): Promise<{ response: Response; location: URL }> {
  let location = checkedUrl(url)
  for (let redirects = 0; ; redirects++) {
    const response = await request(location).catch((error: unknown) => {
      throw asPictureError(error, location)
    })
    const next = REDIRECTS.has(response.status) ? response.headers.get("location") : null
    if (next === null) {
      checkStatus(response, location)
      return { response, location }
    }
    await response.body?.cancel()
    if (redirects === maxRedirects) {
      throw new PictureError("too_many_redirects", { url, limit: maxRedirects })
    }
    location = checkedUrl(next, location)
  }
}

function checkedUrl(text: string, base?: URL): URL {
  if (!URL.canParse(text, base)) {
    throw new PictureError("invalid_url", { url: text })
  }
  const url = new URL(text, base)
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new PictureError("unsupported_scheme", { url })
  }
  if (url.username !== "" || url.password !== "") {
    throw new PictureError("credentials_in_url", { url })
  }
  return url
}

function checkStatus({ ok, status }: Response, url: URL): void {
  if (!ok) {
    throw new PictureError(status === 404 || status === 410 ? "not_found" : "http_error", { url, status })
  }
}

async function readBody(response: Response, url: URL, maxBytes: number): Promise<Uint8Array> {
  const declared = Number(response.headers.get("content-length") ?? 0)
  if (declared > maxBytes) {
    throw new PictureError("too_large", { url, limit: maxBytes, actual: declared })
  }
  const chunks: Uint8Array[] = []
  let received = 0
  // The stream is decompressed already: what counts is what would fill the memory.
  for await (const chunk of response.body ?? []) {
    const part: Uint8Array = chunk
    received += part.byteLength
    if (received > maxBytes) {
      throw new PictureError("too_large", { url, limit: maxBytes, actual: received })
    }
    chunks.push(part)
  }
  if (received === 0) {
    throw new PictureError("empty", { url })
  }
  return new Uint8Array(Buffer.concat(chunks, received))
}

/** `fetch` wraps what the connector threw, sometimes more than once. */
function asPictureError(error: unknown, url: string | URL): PictureError {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof PictureError) {
      return cause.about(url)
    }
  }
  return new PictureError("network", { url, cause: error })
}
