import { confidenceLevel, leastCertain, percentOf } from "../../src/admin/lib/confidence-level"

describe("The confidence that a merchant is shown", () => {
  it("is high from 80 percent on, medium from 50, and low below", () => {
    expect([1, 0.8].map(confidenceLevel)).toEqual(["high", "high"])
    expect([0.799, 0.5].map(confidenceLevel)).toEqual(["medium", "medium"])
    expect([0.499, 0].map(confidenceLevel)).toEqual(["low", "low"])
  })

  it("is that in the field of which the model was least sure", () => {
    expect(leastCertain({ title: 0.9, attributes: 0.42, alt_text: 0.7 })).toEqual({ field: "attributes", confidence: 0.42 })
    expect(leastCertain({ title: 0 })).toEqual({ field: "title", confidence: 0 })
  })

  it("is none where the model's is not known", () => {
    expect(leastCertain(null)).toBeNull()
    expect(leastCertain({})).toBeNull()
  })

  it("is in whole percents, of which 100 are only for certainty", () => {
    expect([1, 0.999, 0.994, 0.555, 0.004, 0].map(percentOf)).toEqual([100, 99, 99, 56, 0, 0])
  })
})
