/**
 * @jest-environment ./unit-tests/model-export/onnx-environment.ts
 */
import { readModelConfiguration } from "../../../src/inference/child/model-configuration"
import { cutPatches } from "../../../src/inference/child/picture-patches"
import { promptPositions } from "../../../src/inference/child/prompt-positions"
import { Qwen3VL } from "../../../src/inference/child/qwen3-vl"
import type { Transformers } from "../../../src/inference/child/transformers"
import { demoFolder } from "../../../src/inference/model-source"
import { completeRequest } from "../../../src/inference/request"
import { ALONE, draftRequest } from "./demo-requests"

type Stock = InstanceType<Transformers["Qwen3VLForConditionalGeneration"]>
type Processor = Awaited<ReturnType<Transformers["AutoProcessor"]["from_pretrained"]>>
type StockTensor = InstanceType<Transformers["Tensor"]>

const IMAGE = 5
const VISION_START = 3
const VISION_END = 4
const MAX_TOKENS = 200

jest.setTimeout(300_000)

describe("Beside stock Transformers.js on the same files", () => {
  let transformers: Transformers
  let stock: Stock
  let processor: Processor

  beforeAll(async () => {
    transformers = await import("@huggingface/transformers")
    transformers.env.allowRemoteModels = false
    transformers.env.useFSCache = false
    processor = await transformers.AutoProcessor.from_pretrained(demoFolder())
    const loaded = await transformers.Qwen3VLForConditionalGeneration.from_pretrained(demoFolder(), {
      dtype: "fp32",
      session_options: { intraOpNumThreads: 1 },
    })
    if (!(loaded instanceof transformers.Qwen3VLForConditionalGeneration)) throw new Error("Another model was loaded")
    stock = loaded
  })

  afterAll(() => stock.dispose())

  async function stockReply({ messages, pictures }: Awaited<ReturnType<typeof draftRequest>>) {
    const [picture] = pictures
    const part = messages[0]?.content[1]
    if (!picture || part?.type !== "text") throw new Error("The request is not of one picture and one text")
    const content = [{ type: "image" }, { type: "text", text: part.text }]
    const prompt = processor.apply_chat_template([{ role: "user", content }], { add_generation_prompt: true })
    const inputs: Record<string, StockTensor> = await processor(prompt, [
      new transformers.RawImage(picture.data, picture.width, picture.height, 3),
    ])
    const output: unknown = await stock.generate({ ...inputs, max_new_tokens: MAX_TOKENS, do_sample: false })
    if (!(output instanceof transformers.Tensor)) throw new Error("generate() gave no tensor")
    const promptLength = inputs.input_ids?.dims[1] ?? 0
    const ids = Array.from(output.data, Number).slice(promptLength)
    return { text: processor.tokenizer?.decode(ids, { skip_special_tokens: true }), tokens: { prompt: promptLength, completion: ids.length } }
  }

  it.each([
    [160, 160],
    [97, 161],
    [300, 64],
  ])("a picture of %i × %i pixels is cut into the same patches", async (width, height) => {
    const picture = new transformers.RawImage(Uint8ClampedArray.from({ length: width * height * 3 }, (_, index) => (index * 7919) % 256), width, height, 3)
    const { pixel_values: expected }: Record<string, StockTensor> = await processor.image_processor?.(picture)
    const resized = await processor.image_processor?.resize(picture)
    const { patches } = await readModelConfiguration(demoFolder())
    const { pixelValues, rows, columns } = cutPatches(resized?.data ?? [], resized?.width ?? 0, resized?.height ?? 0, patches)
    expect([rows * columns, pixelValues.length / (rows * columns)]).toEqual(expected?.dims)
    expect(Buffer.from(pixelValues.buffer).equals(Buffer.from(new Float32Array(expected?.data ?? []).buffer))).toBe(true)
  })

  it("a greedy reply without a format says what generate() says", async () => {
    const dtype = { embed_tokens: "fp32", vision_encoder: "fp32", decoder_model_merged: "fp32" } as const
    const model = await Qwen3VL.load({ folder: demoFolder(), dtype, threads: 1, prefixCacheBytes: 2 ** 26, batchSize: 4 })
    let guessed = 0
    for (let seed = 7_000; seed < 7_010; seed++) {
      const request = await draftRequest(seed, { format: undefined, maxTokens: MAX_TOKENS })
      const { text, tokens, work } = await model.generate(completeRequest(request), ALONE)
      expect({ seed, text, tokens }).toEqual({ seed, ...(await stockReply(request)) })
      expect(text).toMatch(/^\{"ocr_text":.*\}$/)
      guessed += work.guessed
    }
    expect(guessed).toBeGreaterThan(100)
  })

  it.each([
    { rows: 5, columns: 5, before: 3, after: 40 },
    { rows: 1, columns: 1, before: 1, after: 1 },
    { rows: 2, columns: 9, before: 4, after: 12 },
    { rows: 9, columns: 2, before: 2, after: 12 },
    { rows: 16, columns: 16, before: 30, after: 3 },
    { rows: 1, columns: 20, before: 1, after: 5 },
    { rows: 20, columns: 1, before: 6, after: 0 },
  ])("positions are those of get_rope_index: $rows × $columns behind $before, with $after behind", ({ rows, columns, before, after }) => {
    const words = (count: number) => Array.from({ length: count }, (_, index) => 100 + index)
    const picture = Array.from({ length: rows * columns }, () => IMAGE)
    const tokens = [...words(before - 1), VISION_START, ...picture, VISION_END, ...words(after)]
    const grid = new transformers.Tensor("int64", [1n, BigInt(2 * rows), BigInt(2 * columns)], [1, 3])
    const ids = new transformers.Tensor("int64", tokens.map(BigInt), [1, tokens.length])
    const mask = new transformers.Tensor("int64", tokens.map(() => 1n), [1, tokens.length])
    const noVideos = new transformers.Tensor("int64", [], [0, 3])
    const [positions, deltas] = stock.get_rope_index(ids, grid, noVideos, mask)

    const ours = promptPositions(tokens, IMAGE, { rows, columns })
    expect([...ours.ids]).toEqual(Array.from(positions?.data ?? [], BigInt))
    expect(ours.next).toBe(tokens.length + Number(deltas?.data[0]))
  })
})
