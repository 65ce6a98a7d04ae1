import { createHash } from "node:crypto"
import { appendFile, cp, mkdtemp, readFile, rename, rm, writeFile, readdir } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createVisionLanguageModel, ModelLoadError } from "../../src/inference"
import { readModelConfiguration } from "../../src/inference/child/model-configuration"
import { readManifest } from "../../src/inference/manifest"
import { checkModelFiles } from "../../src/inference/model-files"
import { demoFolder, resolveModel } from "../../src/inference/model-source"
import { pictureRequest } from "./requests"

describe("A model's folder", () => {
  let folder: string

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "shelftalker-files-"))
    await cp(demoFolder(), folder, { recursive: true })
  })

  afterEach(async () => {
    await rm(folder, { recursive: true })
  })

  const check = (dtype = {}) => {
    const { source } = resolveModel({ path: folder, dtype })
    return checkModelFiles(folder, source.dtype, readManifest(folder))
  }

  it("of the demo model is whole, and its weights are counted", async () => {
    const names = await readdir(join(folder, "onnx"))
    expect(names.sort()).toEqual([
      ...["decoder_in_place.onnx", "decoder_model_merged.onnx", "decoder_model_merged.onnx_data", "embed_tokens.onnx", "vision_encoder.onnx"],
    ])
    const sizes = await Promise.all(names.map(async (name) => (await readFile(join(folder, "onnx", name))).length))
    await expect(check()).resolves.toBe(sizes.reduce((sum, size) => sum + size, 0))
  })

  it("is refused without a file it needs, naming it", async () => {
    await rm(join(folder, "tokenizer.json"))
    await rm(join(folder, "onnx/vision_encoder.onnx"))
    await expect(check()).rejects.toMatchObject({
      code: "missing_files",
      message: expect.stringContaining("lacks tokenizer.json, onnx/vision_encoder.onnx"),
    })
  })

  it("is refused for a dtype it has no files of, naming those it has", async () => {
    await expect(check({ decoder_model_merged: "q4" })).rejects.toMatchObject({
      code: "missing_files",
      message: expect.stringMatching(/lacks onnx\/decoder_model_merged_q4\.onnx\. Its graphs are .*onnx\/decoder_model_merged\.onnx.* choose dtypes that match/),
    })
  })

  it("is refused when it does not exist, pointing at the option", async () => {
    const model = createVisionLanguageModel({ model: { path: join(folder, "nowhere") } })
    const failure = model.generate(pictureRequest("What is it?"))
    await expect(failure).rejects.toThrow(ModelLoadError)
    await expect(failure).rejects.toMatchObject({ code: "missing_files", message: expect.stringContaining("Check the model option's path") })
    expect(model.status().state).toBe("failed")
    await model.close()
  })

  it("that comes after a first try is loaded as it is then, with its own dtypes and revision", async () => {
    const manifest = readManifest(folder)
    const late = `${folder}-late`
    const model = createVisionLanguageModel({ model: { path: late }, threads: 1 })
    await expect(model.info()).resolves.toMatchObject({ revision: "unknown" })
    await expect(model.load()).rejects.toMatchObject({ code: "missing_files" })
    await cp(folder, late, { recursive: true })
    await writeFile(join(late, "manifest.json"), JSON.stringify({ ...manifest, dtypes: ["q4"] }))
    await expect(model.load()).rejects.toMatchObject({ code: "missing_files", message: expect.stringContaining("decoder_model_merged_q4.onnx") })
    await cp(folder, late, { recursive: true })
    await model.load()
    await expect(model.info()).resolves.toMatchObject({ revision: manifest?.revision, dtype: { decoder_model_merged: "fp32" } })
    await model.close()
    await rm(late, { recursive: true })
  })

  it("is refused when a file was cut off", async () => {
    const path = join(folder, "onnx/decoder_model_merged.onnx")
    const content = await readFile(path)
    await writeFile(path, content.subarray(0, content.length - 100))
    await expect(check()).rejects.toMatchObject({ code: "wrong_size", message: expect.stringContaining("it was cut off or changed") })
  })

  it("is refused when a byte of a file was changed", async () => {
    const path = join(folder, "onnx/decoder_model_merged.onnx")
    const content = await readFile(path)
    content.writeUInt8(content.readUInt8(1000) ^ 1, 1000)
    await writeFile(path, content)
    await expect(check()).rejects.toMatchObject({ code: "wrong_checksum", message: expect.stringContaining("Copy or download it again") })
  })

  it("may have weights beside a graph, which count", async () => {
    const before = await check()
    await writeFile(join(folder, "onnx/vision_encoder.onnx_data"), Buffer.alloc(1000))
    await expect(check()).resolves.toBe(before + 1000)
  })

  it("is refused when it holds another kind of model", async () => {
    await rm(join(folder, "manifest.json"))
    await writeFile(join(folder, "config.json"), JSON.stringify({ model_type: "llava" }))
    await expect(readModelConfiguration(folder)).rejects.toMatchObject({
      code: "unsupported_model",
      message: expect.stringContaining('describes a "llava" model; only Qwen3-VL'),
    })
  })

  it("has its pictures scaled and normalized where its file does not say", async () => {
    const path = join(folder, "preprocessor_config.json")
    const { do_rescale, do_normalize, ...rest } = JSON.parse(await readFile(path, "utf8"))
    expect([do_rescale, do_normalize]).toEqual([true, true])
    delete rest.rescale_factor
    await writeFile(path, JSON.stringify(rest))
    const { patches } = await readModelConfiguration(folder)
    expect(patches).toMatchObject({ scale: 1 / 255, mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] })
    await writeFile(path, JSON.stringify({ ...rest, do_normalize: false }))
    expect((await readModelConfiguration(folder)).patches).toMatchObject({ mean: [0, 0, 0], deviation: [1, 1, 1] })
  })

  it("is refused when a configuration file is no JSON, naming it", async () => {
    await appendFile(join(folder, "generation_config.json"), "}")
    await expect(readModelConfiguration(folder)).rejects.toMatchObject({
      code: "load_failed",
      message: expect.stringContaining("generation_config.json cannot be understood"),
    })
  })

  it("whose graph ONNX Runtime cannot read is refused, and can be loaded once it is mended", async () => {
    await rm(join(folder, "manifest.json"))
    const path = join(folder, "onnx/embed_tokens.onnx")
    await rename(path, `${path}.kept`)
    await writeFile(path, "not a graph")
    const model = createVisionLanguageModel({ model: { path: folder }, threads: 1 })
    const request = pictureRequest("What is it?", { maxTokens: 2 })
    await expect(model.generate(request)).rejects.toMatchObject({ code: "load_failed", message: expect.stringContaining("could not be loaded") })
    await rename(`${path}.kept`, path)
    await expect(model.generate(request)).resolves.toMatchObject({ tokens: { completion: 2 } })
    await model.close()
  })

  it("without a manifest has a revision that changes with its files", async () => {
    await rm(join(folder, "manifest.json"))
    const first = resolveModel({ path: folder }).info.revision
    expect(first).toMatch(/^local-[0-9a-f]{16}$/)
    expect(resolveModel({ path: folder }).info.revision).toBe(first)
    await appendFile(join(folder, "onnx/embed_tokens.onnx"), "x")
    expect(resolveModel({ path: folder }).info.revision).not.toBe(first)
  })

  it("is refused when its manifest points outside it", async () => {
    const sha256 = createHash("sha256").digest("hex")
    await writeFile(join(folder, "manifest.json"), JSON.stringify({ files: [{ path: "../secret", bytes: 0, sha256 }] }))
    expect(() => readManifest(folder)).toThrow("must stay within the folder")
  })
})
