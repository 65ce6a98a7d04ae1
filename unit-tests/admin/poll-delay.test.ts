import { pollDelay } from "../../src/admin/lib/poll-delay"

describe("pollDelay", () => {
  it("asks every second at first", () => {
    expect([0, 500, 2_000].map(pollDelay)).toEqual([1_000, 1_000, 1_000])
  })

  it("asks less and less often, but at least every 10 s", () => {
    expect([4_000, 10_000, 20_000, 3_600_000].map(pollDelay)).toEqual([2_000, 5_000, 10_000, 10_000])
  })

  it("asks fewer than 15 times in the first minute", () => {
    let waited = 0
    let asked = 0
    while (waited < 60_000) {
      waited += pollDelay(waited)
      asked += 1
    }
    expect(asked).toBeLessThan(15)
  })
})
