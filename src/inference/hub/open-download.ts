import { errorForStatus, PassingDownloadError } from "./download-error"

const MOST_REDIRECTS = 5

/** A file that the server has begun to send. */
export interface OpenDownload {
  body: ReadableStream<Uint8Array>
  /** Where in the file the body begins; 0 when the server sends it whole. */
  start: number
  /** Bytes of the whole file; null when the server does not say. */
  total: number | null
  /** Of the whole file, where the hub says it. */
  sha256: string | null
}

/** The server has nothing from `start` on: what is there is the whole file, or too much. */
export interface NothingLeft {
  body: null
  total: number | null
}

/**
 * Asks for a file from byte `start` on. Redirects are followed by hand: the hub answers with one, its
 * headers know the checksum, and the token must not go to another host.
 *
 * @throws ModelLoadError for an answer that stays as it is; PassingDownloadError for one that may change
 */
export async function openDownload(
  url: string,
  start: number,
  token: string | undefined,
  signal: AbortSignal
): Promise<OpenDownload | NothingLeft> {
  let sha256: string | null = null
  let target = url
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const response = await fetch(target, { headers: headers(url, target, start, token), redirect: "manual", signal })
    sha256 ??= linkedChecksum(response)
    const location = response.headers.get("location")
    if (response.status >= 300 && response.status < 400 && location) {
      await response.body?.cancel()
      target = new URL(location, target).href
      continue
    }
    if (response.status === 416) {
      await response.body?.cancel()
      return { body: null, total: totalOfRange(response) }
    }
    if ((response.status !== 200 && response.status !== 206) || !response.body) {
      await response.body?.cancel()
      throw errorForStatus(url, response)
    }
    return { body: response.body, sha256, ...placeOf(response) }
  }
  throw new PassingDownloadError(`${url} was redirected more than ${MOST_REDIRECTS} times`)
}

function headers(url: string, target: string, start: number, token: string | undefined): Record<string, string> {
  return {
    // Compressed, the lengths would not be those of the file.
    "accept-encoding": "identity",
    ...(start > 0 ? { range: `bytes=${start}-` } : {}),
    ...(token && new URL(target).origin === new URL(url).origin ? { authorization: `Bearer ${token}` } : {}),
  }
}

/** The hub keeps large files by their SHA-256, and says it in this header. */
function linkedChecksum(response: Response): string | null {
  return /^"?([0-9a-f]{64})"?$/.exec(response.headers.get("x-linked-etag") ?? "")?.[1] ?? null
}

function placeOf(response: Response): { start: number; total: number | null } {
  if (response.status === 206) {
    const range = /^bytes (\d+)-\d+\//.exec(response.headers.get("content-range") ?? "")
    return { start: Number(range?.[1] ?? 0), total: totalOfRange(response) }
  }
  const length = response.headers.get("content-length")
  return { start: 0, total: length === null ? null : Number(length) }
}

function totalOfRange(response: Response): number | null {
  const total = /\/(\d+)$/.exec(response.headers.get("content-range") ?? "")?.[1]
  return total === undefined ? null : Number(total)
}
