/**
 * @jest-environment ./unit-tests/model-export/onnx-environment.ts
 */
import { cp, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Qwen3VL } from "../../../src/inference/child/qwen3-vl"
import { demoFolder } from "../../../src/inference/model-source"
import { completeRequest } from "../../../src/inference/request"
import { ALONE, draftRequest } from "./demo-requests"
import { nearly } from "./same-confidence"

const load = (folder: string) =>
  Qwen3VL.load({
    folder,
    dtype: { embed_tokens: "fp32", vision_encoder: "fp32", decoder_model_merged: "fp32" },
    threads: 1,
    prefixCacheBytes: 2 ** 26, batchSize: 4,
  })

describe("A decoder that gives its whole cache back, as other exporters make them", () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "shelftalker-foreign-"))
    await cp(demoFolder(), folder, { recursive: true, filter: (path) => !path.endsWith("checkpoint") })
    await rm(join(folder, "onnx/decoder_in_place.onnx"))
  })

  afterAll(() => rm(folder, { recursive: true }))

  it("writes the same replies as one whose cache is kept in place, on new pictures and on known ones", async () => {
    const [ours, foreign] = [await load(demoFolder()), await load(folder)]
    for (const [seed, locale] of [[9_001, "en"], [9_001, "zh"], [9_002, "zh"], [9_001, "en"]] as const) {
      const request = completeRequest(await draftRequest(seed, { locale }))
      const expected = await ours.generate(request, ALONE)
      const { text, work, confidence } = await foreign.generate(request, ALONE)
      expect(text).toBe(expected.text)
      expect(confidence).toEqual(nearly(expected.confidence))
      expect(work).toEqual(expected.work)
    }
  })

  it("takes one request of a batch at a time, since several would gain nothing", async () => {
    expect((await load(demoFolder())).batchSize).toBe(4)
    expect((await load(folder)).batchSize).toBe(1)
  })
})
