import { chooseToken, sampleToken } from "../../src/inference/child/sample-token"

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

describe("Choosing a token", () => {
  const nothing = { random: () => { throw new Error("No random number is needed") } }
  const logits = () => Float32Array.from([0.1, 0.2, 0.4, 0.3], Math.log)
  const mask = Uint8Array.of(1, 1, 0, 1)

  it("at temperature 0 takes the likeliest, with the probability that it has among all", () => {
    const choose = chooseToken({ temperature: 0, topP: 1 }, nothing)
    expect(choose(logits(), null)).toEqual({ token: 2, probability: expect.closeTo(0.4, 5) })
  })

  it("takes none that is not allowed, and tells the probability among those that are", () => {
    const choose = chooseToken({ temperature: 0, topP: 1 }, nothing)
    expect(choose(logits(), mask)).toEqual({ token: 3, probability: expect.closeTo(0.5, 5) })
    expect(choose(logits(), Uint8Array.of(0, 1, 0, 0))).toEqual({ token: 1, probability: 1 })
    expect(choose(Float32Array.of(5, 7, 7, 7), Uint8Array.of(1, 0, 1, 1))).toMatchObject({ token: 2 })
  })

  it("tells a drawn token's probability at temperature 1, whatever it was drawn with", () => {
    for (const options of [{ temperature: 1, topP: 1 }, { temperature: 3, topP: 1 }, { temperature: 0.2, topP: 0.9 }]) {
      for (const random of [0, 0.3, 0.6, 0.999]) {
        const { token, probability } = chooseToken(options, { random: () => random })(logits(), mask)
        expect(probability).toBeCloseTo([1 / 6, 1 / 3, 0, 1 / 2][token] ?? -1, 5)
      }
    }
  })

  it("draws what sampleToken draws of the allowed, with the same random numbers", () => {
    const only = Float32Array.from(logits(), (logit, id) => (mask[id] === 1 ? logit : -Infinity))
    for (let step = 0; step < 50; step++) {
      const random = (step + 0.5) / 50
      const options = { temperature: 0.5 + step / 25, topP: 1 - step / 100 }
      expect(chooseToken(options, { random: () => random })(logits(), mask).token).toBe(sampleToken(only, options, random))
    }
  })
})
