import { tokenProbability } from "../../../src/inference/child/token-probability"
import { seededRandom } from "../../copy/seeded-random"

/** As it is written in books. */
function softmax(logits: Float32Array, token: number): number {
  const largest = logits.reduce((one, other) => Math.max(one, other))
  const sum = logits.reduce((total, logit) => total + Math.exp(logit - largest), 0)
  return Math.exp((logits[token] ?? 0) - largest) / sum
}

const likeliestOf = (logits: Float32Array) => logits.indexOf(logits.reduce((one, other) => Math.max(one, other)))
const probability = (logits: Float32Array, token: number) => tokenProbability(logits, token, likeliestOf(logits))

describe("A token's probability", () => {
  it.each([
    ["that are all alike", 0],
    ["close together", 0.1],
    ["as a model spreads them", 3],
    ["far apart", 30],
  ])("is right to five digits for logits %s", (_, spread) => {
    const random = seededRandom(7)
    for (const size of [2, 50, 20_000]) {
      const logits = Float32Array.from({ length: size }, () => spread * (random() + random() + random() - 1.5) * 2)
      for (const token of [0, size - 1, likeliestOf(logits)]) {
        const exact = softmax(logits, token)
        expect(Math.abs(probability(logits, token) / exact - 1)).toBeLessThan(1e-5)
      }
    }
  })

  it("is 1 where everything else is ruled out or hopeless, and never more", () => {
    expect(probability(Float32Array.of(-Infinity, 3, -Infinity), 1)).toBe(1)
    expect(probability(Float32Array.of(-80, 3, -Infinity), 1)).toBe(1)
    expect(probability(Float32Array.of(3 - 40, 3), 1)).toBeLessThanOrEqual(1)
  })

  it("is right for logits that would overflow, and 0 for what is as good as impossible", () => {
    expect(probability(Float32Array.of(10_000, 10_000, 9_000), 0)).toBe(0.5)
    expect(probability(Float32Array.of(10_000, 10_000, 9_000), 2)).toBe(0)
    expect(probability(Float32Array.of(-10_000, -10_001), 0)).toBeCloseTo(1 / (1 + Math.exp(-1)), 5)
    expect(probability(Float32Array.of(0, -Infinity), 1)).toBe(0)
  })

  it("adds up to 1 over all tokens", () => {
    const random = seededRandom(3)
    const logits = Float32Array.from({ length: 300 }, () => 8 * random())
    const sum = Array.from(logits.keys(), (token) => probability(logits, token)).reduce((one, other) => one + other)
    expect(sum).toBeCloseTo(1, 4)
  })
})
