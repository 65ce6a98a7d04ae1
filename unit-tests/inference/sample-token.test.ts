import { sampleToken } from "../../src/inference/child/sample-token"

const probabilities = (values: number[]) => values.map(Math.log)

/** What is drawn at a thousand evenly spread random numbers, as shares. */
function shares(logits: ArrayLike<number>, options: { temperature: number; topP: number }): number[] {
  const counts: number[] = Array.from(logits, () => 0)
  for (let step = 0; step < 1000; step++) {
    const token = sampleToken(logits, options, (step + 0.5) / 1000)
    counts[token] = (counts[token] ?? 0) + 1
  }
  return counts.map((count) => count / 1000)
}

describe("Sampling a token", () => {
  it("draws each token as often as its probability says", () => {
    expect(shares(probabilities([0.1, 0.6, 0.3]), { temperature: 1, topP: 1 })).toEqual([0.1, 0.6, 0.3])
  })

  it("draws only from the likeliest tokens that together have topP, in their proportions", () => {
    const drawn = shares(probabilities([0.05, 0.5, 0.25, 0.2]), { temperature: 1, topP: 0.7 })
    expect(drawn[0]).toBe(0)
    expect(drawn[3]).toBe(0)
    expect(drawn[1]).toBeCloseTo(2 / 3, 2)
    expect(drawn[2]).toBeCloseTo(1 / 3, 2)
  })

  it("takes the likeliest token alone when topP is small, whatever the random number", () => {
    const logits = probabilities([0.2, 0.5, 0.3])
    expect([0, 0.5, 0.999999].map((random) => sampleToken(logits, { temperature: 1, topP: 0.01 }, random))).toEqual([1, 1, 1])
  })

  it("sharpens below temperature 1 and flattens above it", () => {
    const logits = probabilities([0.2, 0.8])
    expect(shares(logits, { temperature: 0.5, topP: 1 })[1]).toBeCloseTo(0.64 / 0.68, 2)
    expect(shares(logits, { temperature: 2, topP: 1 })[1]).toBeCloseTo(Math.sqrt(0.8) / (Math.sqrt(0.8) + Math.sqrt(0.2)), 2)
  })

  it("stays right for logits that would overflow, and never draws what is ruled out", () => {
    expect(sampleToken([1000, 2000, -Infinity], { temperature: 0.1, topP: 1 }, 0.999999)).toBe(1)
    expect(shares([0, -Infinity, 0], { temperature: 5, topP: 1 })).toEqual([0.5, 0, 0.5])
  })

  it("leaves the logits as they were", () => {
    const logits = Float32Array.of(1, 2, 3)
    sampleToken(logits, { temperature: 0.7, topP: 0.9 }, 0.5)
    expect([...logits]).toEqual([1, 2, 3])
  })
})
