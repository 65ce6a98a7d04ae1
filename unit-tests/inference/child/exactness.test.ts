/**
 * @jest-environment ./unit-tests/model-export/onnx-environment.ts
 */
import { Qwen3VL } from "../../../src/inference/child/qwen3-vl"
import type { WriteReplyOptions } from "../../../src/inference/child/write-reply"
import { demoFolder } from "../../../src/inference/model-source"
import { completeRequest } from "../../../src/inference/request"
import { examples } from "../../thorough"
import { ALONE, draftRequest } from "./demo-requests"
import { largestDifference, nearly } from "./same-confidence"

const PICTURES = examples(8, 100)
const FIRST_SEED = 4_000

/** How the next reply is written, and the tokens of the last one. */
const mockLoop = { oneAtATime: false, tokens: [] as readonly number[], runs: 0 }

// Qwen3VL as it is, but for a loop that can be told to read one token in each run and to guess nothing.
jest.mock("../../../src/inference/child/write-reply", () => {
  const real: typeof import("../../../src/inference/child/write-reply") = jest.requireActual("../../../src/inference/child/write-reply")
  return {
    writeReply: async (options: WriteReplyOptions) => {
      const result = await real.writeReply(mockLoop.oneAtATime ? { ...options, sources: undefined, decoder: mockSingleRows(options) } : options)
      mockLoop.tokens = [...options.reply.tokens]
      return result
    },
  }
})

function mockSingleRows({ decoder }: WriteReplyOptions): WriteReplyOptions["decoder"] {
  return {
    read: async (kept, tokens, rows) => {
      const logits: Float32Array[] = []
      for (const [index, token] of tokens.entries()) {
        logits.push(...(await decoder.read(kept + index, [token], 1)))
        mockLoop.runs++
      }
      return logits.slice(-rows)
    },
  }
}

jest.setTimeout(300_000)

describe("A reply with several tokens in a run", () => {
  let model: Qwen3VL
  const sum = { guessed: 0, accepted: 0, forced: 0, runs: 0, tokens: 0, singleRuns: 0, difference: 0 }

  beforeAll(async () => {
    const dtype = { embed_tokens: "fp32", vision_encoder: "fp32", decoder_model_merged: "fp32" } as const
    model = await Qwen3VL.load({ folder: demoFolder(), dtype, threads: 1, prefixCacheBytes: 2 ** 26, batchSize: 4 })
  })

  afterAll(() => {
    const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`
    console.log(
      `${sum.tokens} tokens, ${share(sum.forced, sum.tokens)} forced; ${sum.guessed} guessed, ` +
        `${share(sum.accepted, sum.guessed)} accepted; ${(sum.tokens / sum.runs).toFixed(2)} tokens a run in ${sum.runs} runs, ` +
        `${sum.singleRuns} runs one at a time; confidence at most ${sum.difference.toExponential(1)} apart`
    )
  })

  async function write(request: Parameters<typeof completeRequest>[0], oneAtATime: boolean) {
    Object.assign(mockLoop, { oneAtATime, runs: 0 })
    const { text, work, finishReason, confidence } = await model.generate(completeRequest(request), ALONE)
    return { text, finishReason, work, confidence, tokens: mockLoop.tokens }
  }

  it(`is token for token that of one token at a time, and as sure: ${PICTURES} pictures, greedy and sampled`, async () => {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + PICTURES; seed++) {
      const lookUp = seed % 2 === 0 ? ["A plain red mug that goes with everything.", "每天都用得上的好物，简洁大方。"] : []
      const greedy = await draftRequest(seed, { lookUp })
      const requests = [greedy, { ...greedy, temperature: 1, seed }]
      // First all at once: the reply of the other way would be among the sources of guesses.
      const replies = []
      for (const request of requests) {
        replies.push(await write(request, false))
      }
      for (const [index, request] of requests.entries()) {
        const single = await write(request, true)
        const reply = replies[index]
        expect({ seed, index, tokens: reply?.tokens, text: reply?.text }).toEqual({ seed, index, tokens: single.tokens, text: single.text })
        expect({ seed, index, confidence: reply?.confidence }).toEqual({ seed, index, confidence: nearly(single.confidence) })
        sum.difference = Math.max(sum.difference, largestDifference(single.confidence, reply?.confidence ?? {}))
        expect(single.work.guessed).toBe(0)
        sum.singleRuns += mockLoop.runs
      }
      for (const { work, tokens, finishReason } of replies) {
        expect(finishReason).toBe("stop")
        sum.guessed += work.guessed
        sum.accepted += work.accepted
        sum.forced += work.forced
        sum.runs += work.runs
        sum.tokens += tokens.length
      }
    }
  })

  it("guessed, was often right, and saved most of the runs", () => {
    expect(sum.accepted).toBeGreaterThan(PICTURES * 5)
    // Wrong guesses were among them, or forgetting them has not been tried.
    expect(sum.guessed).toBeGreaterThan(sum.accepted + PICTURES * 5)
    expect(sum.runs).toBeLessThan(sum.singleRuns / 2)
  })
})
