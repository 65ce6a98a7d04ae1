/**
 * @jest-environment ./unit-tests/model-export/onnx-environment.ts
 */
import { cacheBytes } from "../../../src/inference/child/key-value-cache"
import { Qwen3VL } from "../../../src/inference/child/qwen3-vl"
import { demoFolder } from "../../../src/inference/model-source"
import { completeRequest } from "../../../src/inference/request"
import type { GenerateRequest } from "../../../src/inference"
import { examples } from "../../thorough"
import { ALONE, draftRequest } from "./demo-requests"

jest.setTimeout(300_000)

/** The demo model's picture, and the tokens that stand before it. */
const PICTURE_TOKENS = 25
const PICTURE_END = 29

const load = (prefixCacheBytes: number) =>
  Qwen3VL.load({
    folder: demoFolder(),
    dtype: { embed_tokens: "fp32", vision_encoder: "fp32", decoder_model_merged: "fp32" },
    threads: 1,
    prefixCacheBytes,
    batchSize: 4,
  })

const generate = (model: Qwen3VL, request: GenerateRequest, signal = ALONE.signal) =>
  model.generate(completeRequest(request), { ...ALONE, signal })

/** A signal that fires when the work asks for the `n`th time whether it has. */
function abortsAtCheck(n: number): AbortSignal {
  const controller = new AbortController()
  const { signal } = controller
  const check = signal.throwIfAborted.bind(signal)
  let left = n
  signal.throwIfAborted = () => {
    if (left-- === 0) controller.abort(new Error("cancelled"))
    check()
  }
  return signal
}

/** Just loaded, without anything that an earlier request left. */
async function fresh(request: GenerateRequest) {
  const model = await load(0)
  const { text, tokens } = await generate(model, request)
  return { text, tokens }
}

describe("A request on a picture that was looked at before", () => {
  it.each([
    ["in the other locale", { locale: "zh" as const }],
    ["with an instruction", { instructions: "Mention the office." }],
    ["without a format", { format: undefined, maxTokens: 60 }],
  ])("%s begins behind the picture, and gets the reply of a fresh process", async (_, more) => {
    const model = await load(2 ** 26)
    const first = await generate(model, await draftRequest(8_000))
    expect(first.work.reused).toBe(0)
    const request = await draftRequest(8_000, more)
    const { text, tokens, work } = await generate(model, request)
    expect(work.reused).toBeGreaterThanOrEqual(PICTURE_TOKENS)
    expect(work.reused).toBe(PICTURE_END)
    expect({ text, tokens }).toEqual(await fresh(request))
    // The first one is not spoilt by what came between.
    expect((await generate(model, await draftRequest(8_000))).text).toBe(first.text)
  })

  it("with the same words and another seed takes up the whole prompt, and gets the reply of a fresh process", async () => {
    const model = await load(2 ** 26)
    const texts = new Set<string>()
    for (const seed of [1, 2, 3]) {
      const request = await draftRequest(8_001, { temperature: 1.5, seed })
      const { text, tokens, work } = await generate(model, request)
      expect(work.reused).toBe(seed === 1 ? 0 : tokens.prompt)
      expect({ text, tokens }).toEqual(await fresh(request))
      texts.add(text)
    }
    expect(texts.size).toBe(3)
  })

  it("is told apart from one on another picture, which reuses nothing", async () => {
    const model = await load(2 ** 26)
    await generate(model, await draftRequest(8_002))
    const other = await draftRequest(8_004)
    const { text, tokens, work } = await generate(model, other)
    expect(work.reused).toBe(0)
    expect({ text, tokens }).toEqual(await fresh(other))
  })

  it("is told apart from one with other words before the picture", async () => {
    const model = await load(2 ** 26)
    const request = await draftRequest(8_002)
    await generate(model, request)
    const { messages } = request
    const led = { ...request, messages: [{ role: "system" as const, content: [{ type: "text" as const, text: "Be brief." }] }, ...messages] }
    const { text, tokens, work } = await generate(model, led)
    expect(work.reused).toBe(0)
    expect({ text, tokens }).toEqual(await fresh(led))
  })
})

describe("The memory for pictures", () => {
  it("lets the least recently used picture go, and every reply stays the same", async () => {
    const seeds = [8_010, 8_011, 8_012, 8_013]
    const requests = await Promise.all(seeds.map((seed) => draftRequest(seed, { locale: "en" })))
    const [one, two, three, four] = requests
    if (!one || !two || !three || !four) throw new Error("Four requests are needed")
    const plain = await load(0)
    const expected = new Map<GenerateRequest, string>()
    for (const request of requests) expected.set(request, (await generate(plain, request)).text)

    // Each of these prompts with its reply takes 384 positions.
    const model = await load(2.5 * cacheBytes({ layers: 4, heads: 2, headSize: 32 }, 384))
    const reused = async (request: GenerateRequest) => {
      const { text, work } = await generate(model, request)
      expect(text).toBe(expected.get(request))
      return work.reused > 0
    }
    expect([await reused(one), await reused(two)]).toEqual([false, false])
    expect(await reused(one)).toBe(true)
    // No room for a third: two was the last to be asked for.
    expect(await reused(three)).toBe(false)
    expect(await reused(one)).toBe(true)
    expect(await reused(two)).toBe(false)
    expect(await reused(three)).toBe(false)
    expect(await reused(four)).toBe(false)
  })

  it("of no bytes keeps nothing", async () => {
    const model = await load(0)
    const request = await draftRequest(8_020)
    const [first, second] = [await generate(model, request), await generate(model, request)]
    expect([first.work.reused, second.work.reused]).toEqual([0, 0])
    expect(second.text).toBe(first.text)
  })

  it("holds nothing half-written after a request that was cancelled, wherever it was", async () => {
    const [plain, model] = [await load(0), await load(2 ** 26)]
    const known = await draftRequest(8_030)
    const expected = (await generate(plain, known)).text
    await generate(model, known)
    for (let checks = 0; checks < 9; checks += examples(2, 1)) {
      const unknown = await draftRequest(8_040 + checks)
      for (const request of [known, unknown]) {
        const cancelled = generate(model, request, abortsAtCheck(checks))
        await expect(cancelled).rejects.toThrow("cancelled")
      }
      const { text, work } = await generate(model, unknown)
      expect(work.reused).toBe(0)
      expect(text).toBe((await generate(plain, unknown)).text)
      expect((await generate(model, known)).text).toBe(expected)
    }
  })

  it("holds nothing half-written after a request that failed", async () => {
    const request = await draftRequest(8_031)
    const expected = (await fresh(request)).text
    const model = await load(2 ** 26)
    await generate(model, request)
    const words = "red mug ".repeat(5_000)
    const { messages } = request
    const long = { ...request, messages: [...messages, { role: "user" as const, content: [{ type: "text" as const, text: words }] }] }
    await expect(generate(model, long)).rejects.toThrow(/reads \d+ at most/)
    expect((await generate(model, request)).text).toBe(expected)
  })
})
