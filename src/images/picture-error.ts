import { shownUrl } from "./shown-url"

/** Every reason for which a picture is refused. */
export type PictureErrorCode =
  /** Not an absolute address. */
  | "invalid_url"
  /** Anything but http and https: `data:`, `file:`, `ftp:` … */
  | "unsupported_scheme"
  /** `https://user:password@…` */
  | "credentials_in_url"
  /** Private, loopback, link-local or otherwise not on the public internet. */
  | "private_address"
  | "unresolvable"
  /** Refused, reset, broken off, bad certificate. */
  | "network"
  | "too_many_redirects"
  | "timed_out"
  /** 404 and 410. */
  | "not_found"
  /** Any other status that brings no picture. */
  | "http_error"
  /** More bytes than allowed. */
  | "too_large"
  | "empty"
  | "not_an_image"
  /** A picture or document, but none that is read here: SVG, PDF, TIFF, HEIC … */
  | "unsupported_format"
  /** Truncated or damaged. */
  | "unreadable"
  | "too_many_pixels"
  /** More than a hundred times as long as it is wide. */
  | "too_elongated"

export interface PictureErrorEvidence {
  /** Kept without credentials, query and fragment. */
  url?: string | URL
  /** HTTP status. */
  status?: number
  /** Bytes, pixels, milliseconds or redirects, as the code has it. */
  limit?: number
  /** In the unit of `limit`; the least it can be where reading stopped early. */
  actual?: number
  /** What the file is instead, such as `SVG`. */
  found?: string
  /** Where the code alone does not tell. */
  retryable?: boolean
  cause?: unknown
}

/** A picture that cannot be used. The message is one sentence for the merchant: what is wrong and what to do. */
export class PictureError extends Error {
  override readonly name = "PictureError"
  readonly code: PictureErrorCode
  /** The same picture may well be read at a later attempt. */
  readonly retryable: boolean
  readonly url?: string
  readonly status?: number
  readonly limit?: number
  readonly actual?: number
  readonly found?: string

  constructor(code: PictureErrorCode, evidence: PictureErrorEvidence = {}) {
    super(MESSAGES[code](evidence), evidence.cause === undefined ? undefined : { cause: evidence.cause })
    this.code = code
    this.retryable = evidence.retryable ?? isPassing(code, evidence.status)
    this.url = evidence.url === undefined ? undefined : shownUrl(evidence.url)
    this.status = evidence.status
    this.limit = evidence.limit
    this.actual = evidence.actual
    this.found = evidence.found
  }

  /** The same error with the address that it came from, unless it names one. */
  about(url: string | URL): PictureError {
    return this.url === undefined ? new PictureError(this.code, { ...this, cause: this.cause, url }) : this
  }
}

function isPassing(code: PictureErrorCode, status: number | undefined): boolean {
  if (code === "http_error" && status !== undefined) {
    return status >= 500 || status === 408 || status === 425 || status === 429
  }
  return code === "network" || code === "timed_out"
}

const MESSAGES: Record<PictureErrorCode, (evidence: PictureErrorEvidence) => string> = {
  invalid_url: () =>
    "The picture's address is not a complete web address; give one that begins with https://, or upload the picture.",
  unsupported_scheme: () =>
    "The picture's address does not begin with https:// or http://; upload the picture, or give its web address.",
  credentials_in_url: () =>
    "The picture's address holds a user name or password; give one that works without them, or upload the picture.",
  private_address: () =>
    "The picture's address leads into a private network, which is not read for safety; upload the picture, or have its host added to the allowed hosts in the plugin's options.",
  unresolvable: () =>
    "The server named in the picture's address cannot be found; check the address for a typing error, or upload the picture.",
  network: () => "The connection to the picture's server failed; try again later, or upload the picture.",
  too_many_redirects: ({ limit }) =>
    `The picture's address forwards more than ${limit ?? 0} times; give the address where the picture itself lies, or upload it.`,
  timed_out: ({ limit }) =>
    `Loading the picture took longer than ${seconds(limit)}; try again later, or upload a smaller picture.`,
  not_found: () => "There is no picture at this address any more; correct the address, or upload the picture again.",
  http_error: ({ status }) =>
    isPassing("http_error", status)
      ? `The picture's server has a problem (status ${status ?? "unknown"}); try again later, or upload the picture.`
      : `The picture's server does not hand the picture out (status ${status ?? "unknown"}); make it public, or upload it.`,
  too_large: ({ limit }) => `The picture's file is larger than ${megabytes(limit)}; upload a smaller one.`,
  empty: () => "The picture's file is empty; upload it again.",
  not_an_image: ({ found }) =>
    found
      ? `Where the picture should be there is ${found}; give the address of the picture itself, or upload it.`
      : "The file is not a picture; upload a JPEG, PNG, WebP, AVIF or GIF.",
  unsupported_format: ({ found }) =>
    `${found ?? "This kind of"} files are not read; save the picture as JPEG, PNG, WebP, AVIF or GIF and upload that.`,
  unreadable: () => "The picture's file is damaged or incomplete; save the picture anew and upload it again.",
  too_many_pixels: ({ limit }) =>
    `The picture has more than ${megapixels(limit)} million pixels; make it smaller and upload it again.`,
  too_elongated: ({ limit }) =>
    `The picture is more than ${limit ?? 0} times as long as it is wide; crop it to the product and upload it again.`,
}

function seconds(milliseconds = 0): string {
  const value = rounded(milliseconds / 1000)
  return value === "1" ? "1 second" : `${value} seconds`
}

function megabytes(bytes = 0): string {
  return bytes < 100_000 ? `${bytes} bytes` : `${rounded(bytes / 1_000_000)} MB`
}

function megapixels(pixels = 0): string {
  return pixels < 100_000 ? String(pixels / 1_000_000) : rounded(pixels / 1_000_000)
}

function rounded(value: number): string {
  return String(Math.round(value * 10) / 10)
}
