import { patchesOf, readDimensions } from "../../bench/benchmark-model"
import { decodeWork, prefillWork, shortestTime, visionWork } from "../../bench/model-limits"
import type { CheckpointConfig } from "../../src/model-export/checkpoint-config"

const config = readDimensions()
const prompt = { patches: 1024, tokens: 330 }

describe("the least work of a part of the 2B model", () => {
  it("takes a 512 pixel picture for 1,024 patches", () => {
    expect(patchesOf(config)).toBe(1024)
  })

  it("counts the vision encoder's products as written out by hand", () => {
    const blocks = 24 * (3 * 1024 * 1024 + 1024 * 1024 + 1024 * 4096 + 4096 * 1024)
    const mergers = 4 * (4096 * 4096 + 4096 * 2048)
    expect(visionWork(config, prompt)).toEqual({
      weightOperations: 2 * (1024 * (1536 * 1024 + blocks) + 256 * mergers),
      // 16 heads of 64, scores and values.
      attentionOperations: 24 * 16 * 2 * (2 * 1024 * 1024 * 64),
      streamedBytes: 0,
    })
  })

  it("reads every weight once in a decode step: 1.72 GB in int8, 1.08 GB in q4", () => {
    expect(decodeWork(config, "int8").streamedBytes / 1e9).toBeCloseTo(1.72, 2)
    expect(decodeWork(config, "q4").streamedBytes / 1e9).toBeCloseTo(1.075, 2)
  })

  it("asks of the last layer's prefill only keys and values of every position", () => {
    const deeper: CheckpointConfig = { ...config, text: { ...config.text, layers: 29 } }
    const layer = 2048 * (2048 + 1024 + 1024 + 2048) + 3 * 2048 * 6144
    const whole = prefillWork(config, prompt, "int8").weightOperations
    expect(prefillWork(deeper, prompt, "int8").weightOperations - whole).toBe(2 * 330 * layer)
    expect(whole).toBe(2 * 330 * (27 * layer + 2048 * 2048))
  })

  it("lets a position look at itself and what came before it", () => {
    const two = prefillWork({ ...config, text: { ...config.text, layers: 2 } }, { patches: 0, tokens: 3 }, "int8")
    // First layer 1 + 2 + 3 pairs, last layer the last position's 3; 16 heads of 128.
    expect(two.attentionOperations).toBe(2 * 2 * (6 + 3) * 16 * 128)
  })

  it("adds up the times of the products, the attention and the reading", () => {
    const work = { weightOperations: 200, attentionOperations: 30, streamedBytes: 4 }
    expect(shortestTime(work, { int8: 100, fp32: 10, bandwidth: 1 })).toBe(1000 * (2 + 3 + 4))
  })
})
