import sharp from "sharp"

import { preparePicture } from "../../src/images"
import { flat, RED, redThenBlue } from "./drawings"
import { refusal } from "./refusal"

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="64" height="64"/></svg>'

/** An ISO base media file's first box, which is all that tells HEIC, AVIF and film apart. */
function ftyp(major: string, ...compatible: string[]): Buffer {
  const brands = Buffer.from(`ftyp${major}\0\0\0\0${compatible.join("")}`, "latin1")
  const size = Buffer.alloc(4)
  size.writeUInt32BE(brands.byteLength + 4)
  return Buffer.concat([size, brands, Buffer.alloc(64)])
}

describe("files that are no picture", () => {
  it("refuses an empty file", async () => {
    const error = await refusal(preparePicture(new Uint8Array()))
    expect(error).toMatchObject({ code: "empty", retryable: false })
  })

  it.each([
    ["<!DOCTYPE html><html><body>Sign in</body></html>"],
    ["\n  <html lang='en'><head><title>Not found</title></head></html>"],
    [`<html><body>${SVG}</body></html>`],
  ])("says that %j is a web page", async (text) => {
    const error = await refusal(preparePicture(Buffer.from(text)))
    expect(error).toMatchObject({ code: "not_an_image", found: "a web page", retryable: false })
    expect(error.message).toContain("web page")
  })

  it.each([
    ["words", Buffer.from("hello")],
    ["JSON", Buffer.from('{"error":"not found"}')],
    ["zeros", Buffer.alloc(5000)],
    ["one byte", Buffer.from([0xff])],
    ["a sound", Buffer.from("RIFF\x10\0\0\0WAVEfmt ", "latin1")],
    ["many comments", Buffer.from("<!--a-->".repeat(1000))],
    ["a film", ftyp("isom", "mp41")],
  ])("refuses %s", async (_, bytes) => {
    await expect(refusal(preparePicture(bytes))).resolves.toMatchObject({ code: "not_an_image", retryable: false })
  })
})

describe("pictures of formats that are not read", () => {
  it.each([
    ["SVG", async () => Buffer.from(SVG)],
    ["SVG", async () => Buffer.from(`\ufeff<?xml version="1.0"?>\n<!-- drawn by hand -->\n${SVG}`)],
    ["SVG", async () => Buffer.from(`<!DOCTYPE svg PUBLIC "a" "b" [ <!ENTITY ns "c"> ]>\n${SVG}`)],
    ["SVG", async () => Buffer.from('<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>')],
    ["PDF", async () => Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n")],
    ["PDF", async () => Buffer.from("\0junk before\n%PDF-1.4\n")],
    ["TIFF", () => flat(RED).tiff().toBuffer()],
    ["TIFF", async () => Buffer.from("MM\0*\0\0\0\x08", "latin1")],
    ["TIFF", () => flat(RED).tiff({ bigtiff: true }).toBuffer()],
    ["HEIC", async () => ftyp("heic", "mif1", "heic")],
    ["HEIC", async () => ftyp("mif1", "mif1", "heic")],
    ["BMP", async () => Buffer.from("BM\x36\0\0\0\0\0\0\0\x36\0\0\0", "latin1")],
    ["Icon", async () => Buffer.from("\0\0\x01\0\x01\0", "latin1")],
    ["Photoshop", async () => Buffer.from("8BPS\0\x01", "latin1")],
    ["JPEG XL", async () => Buffer.from("\xff\x0a\xfa\x7f", "latin1")],
    ["JPEG 2000", async () => Buffer.from("\0\0\0\x0cjP  \r\n\x87\n", "latin1")],
  ])("names %s and what to save instead", async (found, file) => {
    const error = await refusal(preparePicture(await file()))
    expect(error).toMatchObject({ code: "unsupported_format", found, retryable: false })
    expect(error.message).toMatch(new RegExp(`^${found} files are not read; save the picture as JPEG`))
  })

  it("does not let a TIFF through that calls itself AVIF", async () => {
    const tiff = await flat(RED).tiff().toBuffer()
    const disguised = Buffer.concat([ftyp("avif"), tiff])
    await expect(refusal(preparePicture(disguised))).resolves.toMatchObject({ code: "unreadable" })
  })
})

describe("damaged pictures", () => {
  const files = {
    JPEG: async () => (await noisy()).jpeg().toBuffer(),
    "progressive JPEG": async () => (await noisy()).jpeg({ progressive: true }).toBuffer(),
    PNG: async () => (await noisy()).png().toBuffer(),
    "interlaced PNG": async () => (await noisy()).png({ progressive: true }).toBuffer(),
    WebP: async () => (await noisy()).webp().toBuffer(),
    "lossless WebP": async () => (await noisy()).webp({ lossless: true }).toBuffer(),
    AVIF: async () => (await noisy()).avif({ effort: 0 }).toBuffer(),
    GIF: async () => (await noisy()).gif({ effort: 1 }).toBuffer(),
  }

  /** Something that does not compress away, larger than the prepared picture. */
  const noisy = async () => {
    const noise = await sharp({
      create: {
        width: 600,
        height: 400,
        channels: 3,
        background: "#000",
        noise: { type: "gaussian", mean: 128, sigma: 40 },
      },
    }).raw().toBuffer()
    return sharp(noise, { raw: { width: 600, height: 400, channels: 3 } })
  }

  it.each(Object.entries(files))("refuses a %s that is cut short anywhere", async (_, file) => {
    const whole = await file()
    await expect(preparePicture(whole)).resolves.toBeDefined()
    for (const share of [0.002, 0.02, 0.3, 0.6, 0.95]) {
      const cut = whole.subarray(0, Math.max(24, Math.floor(whole.byteLength * share)))
      await expect(refusal(preparePicture(cut))).resolves.toMatchObject({ code: "unreadable", retryable: false })
    }
  })

  it("refuses a PNG whose pixels do not match their checksum", async () => {
    const png = await (await redThenBlue()).png().toBuffer()
    const damaged = Buffer.from(png)
    const at = damaged.indexOf("IDAT") + 8
    damaged[at] = (damaged[at] ?? 0) ^ 0xff
    await expect(refusal(preparePicture(damaged))).resolves.toMatchObject({ code: "unreadable" })
  })

  it("survives any byte being wrong: pixels or a PictureError, nothing else", async () => {
    // A linear congruential generator, so that a failure can be repeated.
    let state = 1
    const next = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below
    for (const file of Object.values(files)) {
      const whole = await file()
      for (let attempt = 0; attempt < 8; attempt++) {
        const damaged = Buffer.from(whole)
        for (let change = 0; change < 5; change++) {
          damaged[next(attempt % 2 ? whole.byteLength : 400)] = next(256)
        }
        const outcome = await preparePicture(damaged).catch((error: unknown) => error)
        const allowed = outcome instanceof Error ? { name: "PictureError" } : { width: expect.any(Number) }
        expect(outcome).toMatchObject(allowed)
      }
    }
  })
})

describe("bombs", () => {
  it.each([
    ["PNG", () => flat(RED, 200, 100).png()],
    ["JPEG", () => flat(RED, 200, 100).jpeg()],
    ["WebP", () => flat(RED, 200, 100).webp()],
    ["GIF", () => flat(RED, 200, 100).gif()],
    ["AVIF", () => flat(RED, 200, 100).avif()],
  ])("refuses a %s with more pixels than allowed, and takes one with exactly so many", async (_, draw) => {
    const file = await draw().toBuffer()
    await expect(refusal(preparePicture(file, { maxPixels: 19_999 }))).resolves.toMatchObject({
      code: "too_many_pixels",
      limit: 19_999,
      actual: 20_000,
      retryable: false,
    })
    await expect(preparePicture(file, { maxPixels: 20_000 })).resolves.toBeDefined()
  })

  it("knows a bomb by its header alone: nothing is unpacked", async () => {
    const bomb = pngHeader(50_000, 50_000)
    const error = await refusal(preparePicture(bomb))
    expect(error).toMatchObject({ code: "too_many_pixels", limit: 50_000_000, actual: 2_500_000_000 })
    expect(error.message).toContain("50 million pixels")
  })

  it("refuses an AVIF whose frame is larger than its header says", async () => {
    const avif = await flat(RED, 3000, 3000).avif({ effort: 0 }).toBuffer()
    const at = avif.indexOf("ispe") + 8
    avif.writeUInt32BE(64, at)
    avif.writeUInt32BE(64, at + 4)
    await expect(refusal(preparePicture(avif, { maxPixels: 1_000_000 }))).resolves.toMatchObject({ code: "unreadable" })
  })

  it("refuses a picture that is more than a hundred times as long as wide", async () => {
    for (const [width, height] of [[2020, 20], [20, 2020], [16_000, 1]] as const) {
      const file = await flat(RED, width, height).png().toBuffer()
      await expect(refusal(preparePicture(file))).resolves.toMatchObject({ code: "too_elongated", limit: 100 })
    }
  })

  it("gives up on decoding that takes too long, for good, and goes on with the next picture", async () => {
    // An interlaced PNG is decoded as a whole, so that no decoder's own clock can stop it.
    const slow = await flat(RED, 4000, 4000).png({ compressionLevel: 1, progressive: true }).toBuffer()
    const outcome = refusal(preparePicture(slow, { decodeTimeoutMs: 20 }))
    const next = preparePicture(await flat(RED).png().toBuffer())
    await expect(outcome).resolves.toMatchObject({ code: "timed_out", limit: 20, retryable: false })
    await expect(next).resolves.toMatchObject({ width: 64 })
  })
})

/** The signature and IHDR of a PNG, and an IDAT chunk without data. */
function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1")
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.byteLength, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

/** zlib's `crc32` came with Node 20.15; the polynomial is that of the PNG specification. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) {
      crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
    }
  }
  return (crc ^ 0xffffffff) >>> 0
}
