import { createVisionLanguageModel, ModelLoadError, type InferenceOptions } from "../../src/inference"
import { parseInferenceOptions } from "../../src/inference/options"
import { resolveModel } from "../../src/inference/model-source"

const REVISION = "4739e748dc3798a89254e4932dca19e44aca304a"

function refusal(options: unknown): ModelLoadError {
  try {
    createVisionLanguageModel(options as InferenceOptions)
  } catch (error) {
    if (error instanceof ModelLoadError) {
      return error
    }
    throw error
  }
  throw new Error("The options were accepted")
}

describe("The options", () => {
  it("all have defaults: the demo model, 5 minutes a request, unloaded after 10 idle minutes", () => {
    expect(parseInferenceOptions({})).toEqual({
      model: "demo",
      prefixCacheBytes: 128 * 2 ** 20,
      timeoutMs: 300_000,
      idleUnloadMs: 600_000,
      maxQueue: 1000,
      loadTimeoutMs: 300_000,
    })
  })

  it("want a revision for a hub model, and say why", () => {
    const error = refusal({ model: { id: "owner/name" } })
    expect(error.code).toBe("missing_revision")
    expect(error.message).toContain("40 hexadecimal digits")
    expect(error.retryable).toBe(false)
  })

  it("want a commit and not a branch", () => {
    expect(refusal({ model: { id: "owner/name", revision: "main" } }).message).toContain("branch names move")
  })

  it("name the dtypes there are when one is unknown", () => {
    const error = refusal({ model: { id: "owner/name", revision: REVISION, dtype: { vision_encoder: "int3" } } })
    expect(error.code).toBe("unknown_dtype")
    expect(error.message).toContain('"int3" is no dtype; there are fp32, fp16')
  })

  it("name a graph that there is none of", () => {
    expect(refusal({ model: { path: "/models/a", dtype: { decoder: "q4" } } }).message).toContain("decoder")
  })

  it("say what a model may be when it is something else", () => {
    expect(refusal({ model: "qwen" }).message).toContain('must be "demo", { path: "/folder/of/a/model" } or { id: "owner/name"')
  })

  it.each([["threads", 0], ["timeoutMs", -1], ["idleUnloadMs", 1.5], ["maxQueue", 0], ["loadTimeoutMs", "5s"], ["workers", 3]])(
    "refuse %s: %p by name",
    (name, value) => {
      expect(refusal({ [name]: value })).toMatchObject({ code: "invalid_options", message: expect.stringContaining(name) })
    }
  )

  it("of a hub model give its identity without a network, with q4 where no dtype is chosen", async () => {
    const model = createVisionLanguageModel({
      model: { id: "onnx-community/Qwen3-VL-2B-Instruct-ONNX", revision: REVISION, dtype: { embed_tokens: "fp16" } },
    })
    await expect(model.info()).resolves.toEqual({
      model: "onnx-community/Qwen3-VL-2B-Instruct-ONNX",
      revision: REVISION,
      dtype: { embed_tokens: "fp16", vision_encoder: "q4", decoder_model_merged: "q4" },
    })
    expect(model.processId).toBeNull()
  })

  it("keep different hub revisions in different folders", () => {
    const folder = (revision: string) => resolveModel({ id: "owner/name", revision, cacheDir: "/cache" }).source.folder
    expect(folder(REVISION)).toBe(`/cache/owner/name/${REVISION}`)
    expect(folder("0".repeat(40))).not.toBe(folder(REVISION))
  })

  it("refuse an id that would leave the cache folder", () => {
    expect(refusal({ model: { id: "../name", revision: REVISION } }).message).toContain("owner/name")
  })
})
