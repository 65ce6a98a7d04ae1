import { median, percentile, timeRuns } from "../../bench/measure"

describe("measuring", () => {
  it("takes the middle run, or the mean of the two in the middle", () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([9, 1, 5, 7])).toBe(6)
    expect(() => median([])).toThrow(RangeError)
  })

  it("takes for a percentile the smallest value that covers the share", () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)
    expect([0.5, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([50, 99, 100])
    expect(percentile([3], 0.01)).toBe(3)
  })

  it("runs once more than it counts", async () => {
    let calls = 0
    const { runs } = await timeRuns(3, async () => calls++)
    expect(calls).toBe(4)
    expect(runs).toHaveLength(3)
  })
})
