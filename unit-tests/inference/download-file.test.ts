import { createHash, randomBytes } from "node:crypto"
import { existsSync } from "node:fs"
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { downloadFile, type DownloadSettings, type FileDownload } from "../../src/inference/hub/download-file"
import { LocalHub } from "./local-hub"

const CONTENT = randomBytes(300_000)
const sha256 = (content: Buffer) => createHash("sha256").update(content).digest("hex")
const EXPECTED = { bytes: CONTENT.length, sha256: sha256(CONTENT) }
const QUICK: DownloadSettings = { retryDelayMs: 1, tries: 3, stallMs: 20_000 }

describe("Downloading a file", () => {
  let hub: LocalHub
  let folder: string
  let path: string

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "shelftalker-download-"))
    path = join(folder, "onnx", "weights.onnx_data")
    hub = await LocalHub.start("owner/name", "0".repeat(40), new Map([["weights", CONTENT]]))
  })

  afterEach(async () => {
    await hub.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const download = (more: Partial<FileDownload> = {}, settings: DownloadSettings = {}) =>
    downloadFile({ url: hub.url("weights"), path, expected: EXPECTED, ...more }, { ...QUICK, ...settings })
  const downloaded = async () => (await readFile(path)).equals(CONTENT)
  const putPart = async (content: Buffer) => {
    await mkdir(join(folder, "onnx"), { recursive: true })
    await writeFile(`${path}.part`, content)
  }

  it("brings the whole file to its place, and leaves no piece behind", async () => {
    await expect(download()).resolves.toEqual(EXPECTED)
    expect(await downloaded()).toBe(true)
    expect(existsSync(`${path}.part`)).toBe(false)
    expect(hub.requests).toEqual(["GET weights"])
  })

  it("reports bytes that only grow, up to all of them", async () => {
    const reports: [number, number | null][] = []
    await download({ onBytes: (done, total) => reports.push([done, total]) })
    const done = reports.map(([bytes]) => bytes)
    expect(done).toEqual([...done].sort((a, b) => a - b))
    expect(reports.at(-1)).toEqual([CONTENT.length, CONTENT.length])
  })

  it("goes on from the byte where the connection broke", async () => {
    hub.misbehave("weights", { closeAfter: 100_000 })
    await download()
    expect(await downloaded()).toBe(true)
    expect(hub.requests).toEqual(["GET weights", expect.stringMatching(/^GET weights bytes=[1-9]\d*-$/)])
  })

  it("goes on from what an earlier process left", async () => {
    await putPart(CONTENT.subarray(0, 123_456))
    await download()
    expect(await downloaded()).toBe(true)
    expect(hub.requests).toEqual(["GET weights bytes=123456-"])
  })

  it("asks for nothing when what was left is the whole file", async () => {
    await putPart(CONTENT)
    await download()
    expect(await downloaded()).toBe(true)
    expect(hub.requests).toEqual([])
  })

  it("sees that what was left is the whole file when only the server knows its size", async () => {
    await putPart(CONTENT)
    await download({ expected: null })
    expect(await downloaded()).toBe(true)
    expect(hub.requests).toEqual([`GET weights bytes=${CONTENT.length}-`])
  })

  it("begins again when the server sends the file whole instead of the rest", async () => {
    await putPart(CONTENT.subarray(0, 1000))
    hub.misbehave("weights", { ignoreRange: true })
    await download()
    expect(await downloaded()).toBe(true)
  })

  it("begins again, once, when the piece from before is of another file", async () => {
    await putPart(randomBytes(1000))
    await download()
    expect(await downloaded()).toBe(true)
    expect(hub.requests).toEqual(["GET weights bytes=1000-", "GET weights"])
  })

  it("begins again when the piece from before is longer than the file", async () => {
    await putPart(randomBytes(CONTENT.length + 1))
    await download({ expected: null })
    expect(await downloaded()).toBe(true)
  })

  it("refuses a file with a wrong checksum, removes it, and says what to do", async () => {
    hub.misbehave("weights", { body: randomBytes(CONTENT.length) })
    await expect(download()).rejects.toMatchObject({
      code: "wrong_checksum",
      message: expect.stringMatching(/is not the file it should be .* so it was removed\. Try again/),
    })
    expect(existsSync(path)).toBe(false)
    expect(existsSync(`${path}.part`)).toBe(false)
  })

  it("follows the hub's redirect, and holds the file to the checksum that it names", async () => {
    hub.link("weights", EXPECTED.sha256)
    await download({ expected: null })
    expect(await downloaded()).toBe(true)
    expect(hub.requests).toEqual(["GET weights", "GET /storage/weights"])

    await rm(path)
    hub.link("weights", "0".repeat(64))
    await expect(download({ expected: null })).rejects.toMatchObject({ code: "wrong_checksum" })
  })

  it("gives the token to the endpoint, and to no other host that it redirects to", async () => {
    hub.link("weights", EXPECTED.sha256)
    await download({ token: "secret" })
    expect(hub.tokens).toEqual(["Bearer secret", undefined])
  })

  it("keeps trying while it gets further, however often the connection breaks", async () => {
    hub.misbehave("weights", ...Array.from({ length: 4 }, () => ({ closeAfter: 20_000 })))
    await download({}, { tries: 3 })
    expect(await downloaded()).toBe(true)
    expect(hub.requests).toHaveLength(5)
  })

  it("tries again after errors that pass, and then gives up, keeping what it has", async () => {
    hub.misbehave("weights", { status: 503 }, { status: 429, retryAfter: "0.01" })
    await download()
    expect(await downloaded()).toBe(true)

    await rm(path)
    hub.misbehave("weights", { closeAfter: 50_000 }, { status: 500 }, { status: 500 }, { status: 500 })
    await expect(download()).rejects.toMatchObject({
      code: "download_failed",
      retryable: true,
      message: expect.stringMatching(/answered 500\. Check the connection to 127\.0\.0\.1.*what was downloaded is kept/),
    })
    expect((await readFile(`${path}.part`)).equals(CONTENT.subarray(0, 50_000))).toBe(true)
  })

  it("gives up a connection on which nothing comes any more, and goes on with another", async () => {
    hub.misbehave("weights", { stallAfter: 70_000 })
    await download({}, { stallMs: 1000 })
    expect(await downloaded()).toBe(true)
    expect(hub.requests[1]).toBe("GET weights bytes=70000-")
  })

  it.each([
    [404, "not_on_hub", "Check the model option's id, revision and dtype"],
    [401, "download_refused", "give an access token in the model option's token"],
    [403, "download_refused", "give an access token in the model option's token"],
    [410, "download_refused", "Check the model option's endpoint"],
  ])("does not try again after %i (%s)", async (status, code, words) => {
    hub.misbehave("weights", { status })
    await expect(download()).rejects.toMatchObject({ code, retryable: false, message: expect.stringContaining(words) })
    expect(hub.requests).toHaveLength(1)
  })

  it("says which host could not be reached", async () => {
    const gone = await LocalHub.start("owner/name", "0".repeat(40), new Map())
    const url = gone.url("weights")
    await gone.stop()
    await expect(download({ url })).rejects.toMatchObject({ code: "download_failed", message: expect.stringContaining("ECONNREFUSED") })
  })

  it("says what to do when the folder cannot be written", async () => {
    await writeFile(join(folder, "onnx"), "a file where a folder should be")
    await expect(download()).rejects.toMatchObject({ code: "disk", message: expect.stringContaining("choose another folder in the model option's cacheDir") })
    expect(hub.requests).toEqual([])
  })
})
