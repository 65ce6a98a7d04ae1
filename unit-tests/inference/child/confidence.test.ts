/**
 * @jest-environment ./unit-tests/model-export/onnx-environment.ts
 */
import { randomDrawing, type Drawing } from "../../../demo/drawings/drawing"
import { renderDrawing } from "../../../demo/drawings/render"
import type { Picture } from "../../../src/inference"
import { Qwen3VL } from "../../../src/inference/child/qwen3-vl"
import { demoFolder } from "../../../src/inference/model-source"
import { completeRequest } from "../../../src/inference/request"
import { examples } from "../../thorough"
import { ALONE, draftRequest, localeOf } from "./demo-requests"
import { nearly } from "./same-confidence"

jest.setTimeout(300_000)

const SIDE = 256
/** Drawings with a word on them, all of which the model reads right. */
const SEEDS = [5_001, 5_002, 5_003, 5_004]

const drawingOf = (seed: number): Drawing => ({ ...randomDrawing(seed), word: randomDrawing(seed).word ?? "MAPLE" })

async function pixels(drawing: Drawing): Promise<Picture> {
  return { data: new Uint8Array(await renderDrawing(drawing, { size: SIDE, format: "raw" })), width: SIDE, height: SIDE }
}

/** So much of the one picture, and the rest of the other. */
function mix(share: number, one: Picture, other: Picture): Picture {
  return { ...one, data: one.data.map((value, index) => Math.round(share * value + (1 - share) * (other.data[index] ?? 0))) }
}

function grey(picture: Picture): Picture {
  const { data } = picture
  return { ...picture, data: data.map((_, index) => [0, 1, 2].reduce((sum, channel) => sum + (data[index - (index % 3) + channel] ?? 0), 0) / 3) }
}

describe("The demo model's confidence", () => {
  let model: Qwen3VL

  beforeAll(async () => {
    const dtype = { embed_tokens: "fp32", vision_encoder: "fp32", decoder_model_merged: "fp32" } as const
    model = await Qwen3VL.load({ folder: demoFolder(), dtype, threads: 1, prefixCacheBytes: 2 ** 26, batchSize: 4 })
  })

  const generate = async (seed: number, more: Parameters<typeof draftRequest>[1] = {}) =>
    model.generate(completeRequest(await draftRequest(seed, more)), ALONE)

  async function confidenceIn(seed: number, picture: Picture) {
    const { confidence } = await generate(seed, { pictures: [picture] })
    const of = (name: string) => confidence[name]?.[0] ?? NaN
    return { word: of("ocr_text"), colour: of("attributes.colour"), title: of("title") }
  }

  it("is high where a drawing is clear", async () => {
    for (const seed of SEEDS) {
      const { word, colour, title } = await confidenceIn(seed, await pixels(drawingOf(seed)))
      expect(Math.min(word, colour, title)).toBeGreaterThan(0.99)
    }
  })

  it("is lower for colour and title where the same drawing is drained of nearly all its colour", async () => {
    for (const seed of SEEDS) {
      const clear = await pixels(drawingOf(seed))
      const [before, after] = [await confidenceIn(seed, clear), await confidenceIn(seed, mix(0.1, clear, grey(clear)))]
      expect(after.colour).toBeLessThan(before.colour)
      expect(after.title).toBeLessThan(before.title)
    }
  })

  it("is lower for the text in the picture where the same drawing's word has faded, read or not, and not for what can be seen as before", async () => {
    for (const seed of SEEDS) {
      const [clear, blank] = [await pixels(drawingOf(seed)), await pixels({ ...drawingOf(seed), word: null })]
      const [before, after] = [await confidenceIn(seed, clear), await confidenceIn(seed, mix(0.5, clear, blank))]
      expect(after.word).toBeLessThan(before.word)
      expect(before.colour - after.colour).toBeLessThan((before.word - after.word) / 2)
    }
  })

  it("is that at temperature 1, whatever temperature the same words were drawn with", async () => {
    const greedy = await generate(9_001)
    let drawn = 0
    for (let seed = 0; seed < 6; seed++) {
      const { text, confidence } = await generate(9_001, { temperature: 0.2, topP: 0.9, seed })
      if (text !== greedy.text) continue
      drawn++
      expect(confidence).toEqual(nearly(greedy.confidence))
    }
    expect(drawn).toBeGreaterThan(0)
  })

  it("has a number between 0 and 1 for every text of a reply, shortened ones with them, and one for a list that was left empty", async () => {
    let shortened = 0
    for (let seed = 0; seed < examples(8, 24); seed++) {
      const result = await generate(9_100 + seed, { locale: localeOf(seed), temperature: 3, seed })
      const { attributes, ...fields }: Record<string, string | string[]> & { attributes: Record<string, string> } = JSON.parse(result.text)
      const named = Object.entries(attributes).map(([name, value]) => [`attributes.${name}`, value] as const)
      const counts = [...Object.entries(fields), ...named].map(([name, text]) => [name, Array.isArray(text) ? Math.max(1, text.length) : 1] as const)
      expect(Object.fromEntries(Object.entries(result.confidence).map(([name, { length }]) => [name, length]))).toEqual(Object.fromEntries(counts))
      for (const value of Object.values(result.confidence).flat()) {
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
      }
      shortened += result.shortened.length
    }
    expect(shortened).toBeGreaterThan(examples(1, 5))
  })

  it("is not told of a reply without a format", async () => {
    expect((await generate(9_001, { format: undefined, maxTokens: 40 })).confidence).toEqual({})
  })
})
