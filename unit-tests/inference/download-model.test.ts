import { createHash, randomBytes } from "node:crypto"
import { existsSync } from "node:fs"
import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { DownloadSettings } from "../../src/inference/hub/download-file"
import { downloadModel } from "../../src/inference/hub/download-model"
import { knownFiles, type KnownFile } from "../../src/inference/hub/known-checksums"
import { readManifest } from "../../src/inference/manifest"
import { checkModelFiles } from "../../src/inference/model-files"
import type { Dtype, Graph, HubModel, LoadProgress } from "../../src/inference/options"
import { LocalHub } from "./local-hub"

const ID = "onnx-community/Qwen3-VL-2B-Instruct-ONNX"
const REVISION = "4739e748dc3798a89254e4932dca19e44aca304a"
const Q4: Record<Graph, Dtype> = { embed_tokens: "q4", vision_encoder: "q4", decoder_model_merged: "q4" }
const DECODER_DATA = "onnx/decoder_model_merged_q4.onnx_data"

const CONFIGURATION = {
  "config.json": JSON.stringify({
    model_type: "qwen3_vl",
    "transformers.js_config": { use_external_data_format: { "decoder_model_merged_q4.onnx": 1, embed_tokens: true, vision_encoder: 0 } },
  }),
  "generation_config.json": "{}",
  "preprocessor_config.json": "{}",
  "tokenizer.json": "{}",
  "tokenizer_config.json": JSON.stringify({ chat_template: "{{ messages }}" }),
}

/** The hub's files, with random weights in place of the gigabytes. */
function hubFiles(): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  for (const [path, text] of Object.entries(CONFIGURATION)) {
    files.set(path, Buffer.from(text))
  }
  for (const name of ["decoder_model_merged_q4.onnx", "decoder_model_merged_q4.onnx_data", "embed_tokens_q4.onnx", "embed_tokens_q4.onnx_data", "vision_encoder_q4.onnx"]) {
    files.set(`onnx/${name}`, randomBytes(20_000))
  }
  // Of no use to the chosen dtypes.
  files.set("onnx/decoder_model_merged.onnx", randomBytes(10))
  files.set("README.md", randomBytes(10))
  return files
}

describe("Downloading a hub model", () => {
  const files = hubFiles()
  const needed = [...files.keys()].filter((path) => path !== "README.md" && path !== "onnx/decoder_model_merged.onnx")
  let hub: LocalHub
  let folder: string
  let progress: LoadProgress[]

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "shelftalker-hub-"))
    hub = await LocalHub.start(ID, REVISION, files)
    progress = []
  })

  afterEach(async () => {
    await hub.stop()
    await rm(folder, { recursive: true })
  })

  function download(
    model: Partial<HubModel> = {},
    settings: DownloadSettings & { known?: Record<string, KnownFile> } = { known: {} }
  ): Promise<void> {
    return downloadModel(
      { hub: { id: ID, revision: REVISION, endpoint: `${hub.endpoint}/`, ...model }, folder, dtype: Q4, onProgress: (step) => progress.push(step) },
      { retryDelayMs: 1, tries: 2, ...settings }
    )
  }

  it("fetches what the chosen dtypes need and nothing else, with the weights beside the graphs", async () => {
    await download()
    expect(hub.requests.map((request) => request.replace("GET ", "")).sort()).toEqual([...needed].sort())
    for (const path of needed) {
      expect((await readFile(join(folder, path))).equals(files.get(path) ?? Buffer.alloc(0))).toBe(true)
    }
    expect(await readdir(folder)).not.toContain(".lock")
  })

  it("leaves a manifest by which the folder is checked at every load", async () => {
    await download()
    const manifest = readManifest(folder)
    expect(manifest?.revision).toBe(REVISION)
    await expect(checkModelFiles(folder, Q4, manifest)).resolves.toBe(100_000)
    await truncate(join(folder, DECODER_DATA), 19_999)
    await expect(checkModelFiles(folder, Q4, manifest)).rejects.toMatchObject({ code: "wrong_size" })
  })

  it("asks for nothing when all is there", async () => {
    await download()
    hub.requests.length = 0
    await download()
    expect(hub.requests).toEqual([])
  })

  it("fetches again what was cut off or lost since", async () => {
    await download()
    hub.requests.length = 0
    await rm(join(folder, "onnx/vision_encoder_q4.onnx"))
    await truncate(join(folder, DECODER_DATA), 5000)
    await download()
    expect(hub.requests).toEqual(["GET onnx/vision_encoder_q4.onnx", `GET ${DECODER_DATA} bytes=5000-`])
    await expect(checkModelFiles(folder, Q4, readManifest(folder))).resolves.toBe(100_000)
  })

  it("goes on after an interruption, without fetching again what was whole", async () => {
    hub.misbehave(DECODER_DATA, { closeAfter: 8000 }, { status: 502 }, { status: 502 })
    await expect(download()).rejects.toMatchObject({ code: "download_failed" })
    hub.requests.length = 0
    await download()
    expect(hub.requests[0]).toBe(`GET ${DECODER_DATA} bytes=8000-`)
    expect(hub.requests).not.toContain("GET config.json")
    await expect(checkModelFiles(folder, Q4, readManifest(folder))).resolves.toBe(100_000)
  })

  it("reports bytes of the whole, known beforehand for files that we know", async () => {
    const content = files.get(DECODER_DATA) ?? Buffer.alloc(0)
    await download({}, { known: { [DECODER_DATA]: { bytes: content.length, sha256: createHash("sha256").update(content).digest("hex") } } })
    const total = needed.reduce((sum, path) => sum + (files.get(path)?.length ?? 0), 0)
    expect(progress[0]?.total).toBeGreaterThanOrEqual(20_000)
    expect(progress.at(-1)).toMatchObject({ stage: "downloading", done: total, total })
  })

  it("holds the public conversion's files to the checksums we know, and refuses others", async () => {
    await expect(download({}, {})).rejects.toMatchObject({ code: "wrong_checksum", message: expect.stringContaining("it was removed") })
    expect(existsSync(join(folder, "onnx/decoder_model_merged_q4.onnx"))).toBe(false)
    expect(existsSync(join(folder, "onnx/decoder_model_merged_q4.onnx.part"))).toBe(false)
  })

  it("knows six q4 files of both revisions of the public conversion, 1.5 GB together", () => {
    for (const revision of [REVISION, "3e4136ea66ae6e07c110e64fe07da2e029517ab5"]) {
      const known = knownFiles(ID, revision)
      expect(Object.keys(known)).toHaveLength(6)
      expect(Object.values(known).reduce((sum, { bytes }) => sum + bytes, 0)).toBe(1_520_859_938)
    }
    expect(knownFiles(ID, "0".repeat(40))).toEqual({})
  })

  it("names the file that the hub does not have", async () => {
    hub.misbehave("onnx/vision_encoder_q4.onnx", { status: 404 })
    await expect(download()).rejects.toMatchObject({ code: "not_on_hub", message: expect.stringContaining("vision_encoder_q4.onnx does not exist (404)") })
  })

  it("sends the token, and says where to put one when the hub refuses", async () => {
    await download({ token: "secret" })
    expect(new Set(hub.tokens)).toEqual(new Set(["Bearer secret"]))
    await rm(join(folder, "config.json"))
    hub.misbehave("config.json", { status: 401 })
    await expect(download()).rejects.toMatchObject({ code: "download_refused", message: expect.stringContaining("access token") })
  })

  it("fetches a chat template of its own where the tokenizer's configuration has none", async () => {
    const other = new Map(files).set("tokenizer_config.json", Buffer.from("{}")).set("chat_template.jinja", Buffer.from("{{ messages }}"))
    await hub.stop()
    hub = await LocalHub.start(ID, REVISION, other)
    await download()
    expect(await readFile(join(folder, "chat_template.jinja"), "utf8")).toBe("{{ messages }}")
  })

  it("lets two processes share a folder: one fetches, the other finds it done", async () => {
    await Promise.all([download(), download()])
    expect(hub.requests).toHaveLength(needed.length)
  })

  it("takes over from a process that died while it held the folder", async () => {
    await writeFile(join(folder, ".lock"), "")
    await utimes(join(folder, ".lock"), new Date(0), new Date(0))
    await download()
    expect(hub.requests).toHaveLength(needed.length)
  })

  it("says what to do when the cache folder cannot be made", async () => {
    await writeFile(join(folder, "file"), "")
    const blocked = downloadModel(
      { hub: { id: ID, revision: REVISION, endpoint: hub.endpoint }, folder: join(folder, "file", "cache"), dtype: Q4, onProgress: () => {} },
      { known: {} }
    )
    await expect(blocked).rejects.toMatchObject({ code: "disk", message: expect.stringContaining("cacheDir") })
  })
})
