import { PictureError } from "./picture-error"

export type PictureFormat = "jpeg" | "png" | "webp" | "avif" | "gif"

/** How far into a file markup and PDF headers are looked for. */
const TEXT_WINDOW = 1024

/** A format's first bytes, in Latin-1. `at` is where they begin. */
interface Signature {
  at?: number
  text: string
}

const ACCEPTED: [PictureFormat, Signature[]][] = [
  ["jpeg", [{ text: "\xff\xd8\xff" }]],
  ["png", [{ text: "\x89PNG\r\n\x1a\n" }]],
  ["gif", [{ text: "GIF87a" }]],
  ["gif", [{ text: "GIF89a" }]],
  ["webp", [{ text: "RIFF" }, { at: 8, text: "WEBP" }]],
]

const UNSUPPORTED: [string, Signature[]][] = [
  ["TIFF", [{ text: "II*\0" }]],
  ["TIFF", [{ text: "MM\0*" }]],
  ["TIFF", [{ text: "II+\0" }]],
  ["TIFF", [{ text: "MM\0+" }]],
  ["BMP", [{ text: "BM" }, { at: 6, text: "\0\0\0\0" }]],
  ["Icon", [{ text: "\0\0\x01\0" }]],
  ["Photoshop", [{ text: "8BPS" }]],
  ["JPEG XL", [{ text: "\xff\x0a" }]],
  ["JPEG XL", [{ text: "\0\0\0\x0cJXL \r\n" }]],
  ["JPEG 2000", [{ text: "\0\0\0\x0cjP  \r\n" }]],
  ["JPEG 2000", [{ text: "\xff\x4f\xff\x51" }]],
]

// Looked for anywhere, without repetition: a stranger's file must not keep a pattern busy.
const WEB_PAGE = /<!doctype html|<html|<head|<body/i
const SVG = /<!doctype svg|<svg[\s>]|<svg:svg[\s>]/i

const AVIF_BRANDS = ["avif", "avis"]
const HEIC_BRANDS = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"]

/**
 * What a file is by its first bytes, whatever its name or content type says. So
 * only the decoders of accepted formats ever see a stranger's file.
 *
 * @throws PictureError `empty`, `unsupported_format` or `not_an_image`
 */
export function pictureFormat(bytes: Uint8Array): PictureFormat {
  if (bytes.byteLength === 0) {
    throw new PictureError("empty")
  }
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, TEXT_WINDOW)).toString("latin1")
  const begins = ([, signatures]: [string, Signature[]]) =>
    signatures.every(({ at = 0, text }) => start.startsWith(text, at))

  const accepted = ACCEPTED.find(begins)?.[0] ?? (hasBrand(start, AVIF_BRANDS) ? "avif" : undefined)
  if (accepted) {
    return accepted
  }
  const unsupported = UNSUPPORTED.find(begins)?.[0] ?? unsupportedDocument(start)
  if (unsupported) {
    throw new PictureError("unsupported_format", { found: unsupported })
  }
  throw new PictureError("not_an_image", { found: WEB_PAGE.test(start) ? "a web page" : undefined })
}

function unsupportedDocument(start: string): string | undefined {
  if (hasBrand(start, HEIC_BRANDS)) {
    return "HEIC"
  }
  if (start.includes("%PDF-")) {
    return "PDF"
  }
  // A web page may have drawings in it: it stays a web page.
  const isSvg = /^(\xef\xbb\xbf)?\s*</.test(start) && SVG.test(start) && !WEB_PAGE.test(start)
  return isSvg ? "SVG" : undefined
}

/** The `ftyp` box: its size, major brand, version, and the brands it is compatible with. */
function hasBrand(start: string, brands: string[]): boolean {
  if (!start.startsWith("ftyp", 4)) {
    return false
  }
  const size = Buffer.from(start.slice(0, 4), "latin1").readUInt32BE()
  const listed = [start.slice(8, 12), ...(start.slice(16, Math.max(16, size)).match(/.{4}/gs) ?? [])]
  return listed.some((brand) => brands.includes(brand))
}
