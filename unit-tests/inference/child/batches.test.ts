/**
 * @jest-environment ./unit-tests/model-export/onnx-environment.ts
 */
import { Qwen3VL } from "../../../src/inference/child/qwen3-vl"
import type { GenerateRequest } from "../../../src/inference"
import { demoFolder } from "../../../src/inference/model-source"
import { completeRequest } from "../../../src/inference/request"
import { examples } from "../../thorough"
import { ALONE, draftRequest, drawnPicture } from "./demo-requests"
import { nearly } from "./same-confidence"

jest.setTimeout(300_000)

const BATCH_SIZE = 4
const BATCH = { ...ALONE, priority: "batch" as const }

const load = (prefixCacheBytes = 2 ** 26) =>
  Qwen3VL.load({
    folder: demoFolder(),
    dtype: { embed_tokens: "fp32", vision_encoder: "fp32", decoder_model_merged: "fp32" },
    threads: 1,
    prefixCacheBytes,
    batchSize: BATCH_SIZE,
  })

/** As a backfill does it: the next request begins when one of those at work ends. */
async function inBatches<T>(requests: readonly GenerateRequest[], generate: (request: GenerateRequest, index: number) => Promise<T>) {
  const results: T[] = []
  let next = 0
  const worker = async () => {
    for (let index = next++; index < requests.length; index = next++) {
      results[index] = await generate(requests[index] as GenerateRequest, index)
    }
  }
  await Promise.all(Array.from({ length: BATCH_SIZE }, worker))
  return results
}

describe("Requests of a batch", () => {
  const requests: GenerateRequest[] = []
  const expected: { text: string; tokens: object; confidence: object }[] = []

  beforeAll(async () => {
    for (let seed = 5_000; seed < 5_000 + examples(6, 16); seed++) {
      const pictures = [await drawnPicture(seed)]
      for (const locale of ["en", "zh"] as const) {
        requests.push(await draftRequest(seed, { pictures, locale, temperature: seed % 2, seed }))
      }
    }
    const model = await load(0)
    for (const request of requests) {
      const { text, tokens, confidence } = await model.generate(completeRequest(request), ALONE)
      expected.push({ text, tokens, confidence: nearly(confidence) })
    }
  })

  it.each([
    ["and each picture's work is shared by its locales", 2 ** 26],
    ["also where no memory is there for what is kept", 0],
  ])("get the replies that each gets alone, as sure of them, %s", async (_, prefixCacheBytes) => {
    const model = await load(prefixCacheBytes)
    let [reused, runs] = [0, 0]
    const results = await inBatches(requests, async (request) => {
      const { text, tokens, confidence, work } = await model.generate(completeRequest(request), BATCH)
      reused += work.reused > 0 ? 1 : 0
      runs += work.runs
      return { text, tokens, confidence }
    })
    expect(results).toEqual(expected)
    expect(runs).toBeGreaterThan(requests.length)
    // Of two locales at work at the same time the second begins behind the picture that the first has read.
    expect(reused).toBe(requests.length / 2)
  })

  it("wait for an interactive one that comes in between, which is done first, with the reply that it gets alone", async () => {
    const model = await load()
    const order: string[] = []
    const batch = inBatches(requests.slice(0, BATCH_SIZE), async (request, index) => {
      const { text } = await model.generate(completeRequest(request), BATCH)
      order.push("batch")
      expect(text).toBe(expected[index]?.text)
    })
    await new Promise((resolve) => setTimeout(resolve, 50))
    const { text } = await model.generate(completeRequest(requests[8] as GenerateRequest), ALONE)
    order.push("interactive")
    await batch
    expect(text).toBe(expected[8]?.text)
    expect(order[0]).toBe("interactive")
  })

  it("are not spoilt by others that are cancelled, fail or are refused beside them", async () => {
    const model = await load()
    const results = await inBatches(requests, async (request, index) => {
      const complete = completeRequest(request)
      if (index % 4 === 1) {
        const controller = new AbortController()
        const cancelled = model.generate(complete, { ...BATCH, signal: controller.signal })
        setTimeout(() => controller.abort(new Error("cancelled")), 5 * index)
        return cancelled.then(({ text }) => text, (error: Error) => error.message)
      }
      if (index % 4 === 3) {
        const [message] = complete.messages
        const long = { role: "user" as const, content: [{ type: "text" as const, text: "red mug ".repeat(5_000) }] }
        return model.generate({ ...complete, messages: message ? [message, long] : [] }, BATCH).catch((error: Error) => error.name)
      }
      return (await model.generate(complete, BATCH)).text
    })
    results.forEach((result, index) => {
      if (index % 4 === 3) expect(result).toBe("InvalidRequestError")
      else if (index % 4 === 1) expect(["cancelled", expected[index]?.text]).toContain(result)
      else expect(result).toBe(expected[index]?.text)
    })
    expect(results).toContain("cancelled")
    // Nothing is left at work: a full batch still has its slots.
    const again = await inBatches(requests.slice(0, 8), async (request) => (await model.generate(completeRequest(request), BATCH)).text)
    expect(again).toEqual(expected.slice(0, 8).map(({ text }) => text))
  })
})
