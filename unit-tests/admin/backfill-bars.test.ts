import { backfillBars } from "../../src/admin/lib/backfill-bars"
import type { BackfillSpan } from "../../src/types/copy-backfill"

const START = Date.parse("2026-01-01T00:00:00.000Z")
const LATER = START + 86_400_000

/** A minute of a run, the first being number 0. */
function minute(number: number, done: number, failed: number): BackfillSpan {
  const at = (minutes: number) => new Date(START + minutes * 60_000).toISOString()
  return { from: at(number), until: at(number + 1), done, failed }
}

describe("backfillBars", () => {
  it("has nothing to draw before the first draft", () => {
    expect(backfillBars([])).toBeNull()
  })

  it("stands bars where their time is, leaves gaps, and is as high as the fastest", () => {
    const chart = backfillBars([minute(0, 10, 0), minute(1, 15, 5), minute(19, 5, 0)], LATER)
    expect(chart).toMatchObject({ mostPerHour: 1_200, from: minute(0, 0, 0).from, until: minute(19, 0, 0).until })
    expect(chart?.bars.map(({ x, width, done, failed }) => [x, width, done, failed])).toEqual([
      [0, 0.05, 0.5, 0],
      [0.05, 0.05, 0.75, 0.25],
      [0.95, 0.05, 0.25, 0],
    ])
  })

  it("draws the first minute as one bar of many, not as wide as the chart", () => {
    expect(backfillBars([minute(0, 1, 0)], LATER)?.bars[0]?.width).toBeCloseTo(1 / 12)
  })

  it("reckons the minute that is not over yet by how long it has lasted", () => {
    const halfway = START + 1.5 * 60_000
    const chart = backfillBars([minute(0, 10, 0), minute(1, 5, 0)], halfway)
    expect(chart?.mostPerHour).toBe(600)
    expect(chart?.bars[1]?.done).toBe(1)
    // A draft in the first second says nothing yet about an hour.
    expect(backfillBars([minute(0, 1, 0)], START + 1_000)?.mostPerHour).toBe(240)
  })
})
