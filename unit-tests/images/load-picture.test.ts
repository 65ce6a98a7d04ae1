import { loadPicture, pictureFingerprint, type LoadPictureOptions } from "../../src/images"
import { BLUE, expectPixel, flat, RED, redThenBlue } from "./drawings"
import { startPictureServer, type PictureServer } from "./picture-server"
import { refusal } from "./refusal"

let server: PictureServer

beforeAll(async () => {
  server = await startPictureServer()
})

afterAll(() => server.close())

const load = (path: string) => loadPicture({ url: server.url(path) }, { allowedHosts: [server.host] })

it("reads a picture from an address by its contents, whatever name and content type say", async () => {
  const png = await flat(RED).png().toBuffer()
  server.answer((response) => response.writeHead(200, { "content-type": "text/html" }).end(png))
  const picture = await load("/picture.svg")
  expect(picture).toMatchObject({ format: "png", width: 64, height: 64 })
  expectPixel(picture, [0, 0], RED)
})

it("reads a file that the caller has at hand", async () => {
  expectPixel(await loadPicture({ bytes: await flat(BLUE).webp({ lossless: true }).toBuffer() }), [0, 0], BLUE)
})

it("passes the options on to both halves", async () => {
  const png = await flat(RED, 128, 128).png().toBuffer()
  server.answer((response) => response.end(png))
  const options = { allowedHosts: [server.host], longestSide: 64 }
  await expect(loadPicture({ url: server.url("/") }, options)).resolves.toMatchObject({ width: 64 })
  const refused = (limits: LoadPictureOptions) =>
    refusal(loadPicture({ url: server.url("/") }, { ...options, ...limits }))
  await expect(refused({ maxBytes: 10 })).resolves.toMatchObject({ code: "too_large" })
  await expect(refused({ maxPixels: 10 })).resolves.toMatchObject({ code: "too_many_pixels" })
})

it("holds a file at hand to the same limit of bytes", async () => {
  const bytes = await flat(RED).png().toBuffer()
  await expect(refusal(loadPicture({ bytes }, { maxBytes: 20 }))).resolves.toMatchObject({
    code: "too_large",
    limit: 20,
    actual: bytes.byteLength,
  })
})

it("refuses a web page with status 200 and a picture's content type, naming its address without secrets", async () => {
  const page = "<!doctype html><title>Sign in</title>"
  server.answer((response) => response.writeHead(200, { "content-type": "image/png" }).end(page))
  await expect(refusal(load("/a.png?signature=secret#x"))).resolves.toMatchObject({
    code: "not_an_image",
    found: "a web page",
    url: server.url("/a.png"),
  })
})

it("rejects with the signal's reason when aborted", async () => {
  const reason = new Error("the merchant left")
  const bytes = await flat(RED).png().toBuffer()
  await expect(loadPicture({ bytes }, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  await expect(loadPicture({ url: server.url("/") }, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
})

describe("fingerprint", () => {
  const print = async (bytes: Buffer) => pictureFingerprint(await loadPicture({ bytes }))

  it("is the same for the same picture under two addresses, and in another lossless file", async () => {
    const drawing = await redThenBlue()
    const png = await drawing.clone().png().toBuffer()
    server.answer((response) => response.end(png))
    const first = pictureFingerprint(await load("/a.png"))
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(pictureFingerprint(await load("/uploads/again-b.png"))).toBe(first)
    expect(await print(await drawing.clone().webp({ lossless: true }).toBuffer())).toBe(first)
  })

  it("differs by one pixel", () => {
    const data = new Uint8Array(32 * 32 * 3)
    const before = pictureFingerprint({ data, width: 32, height: 32 })
    data[1000] = 1
    expect(pictureFingerprint({ data, width: 32, height: 32 })).not.toBe(before)
  })

  it("differs by shape where the pixels are the same", () => {
    const data = new Uint8Array(32 * 64 * 3)
    const upright = pictureFingerprint({ data, width: 32, height: 64 })
    expect(pictureFingerprint({ data, width: 64, height: 32 })).not.toBe(upright)
  })
})
