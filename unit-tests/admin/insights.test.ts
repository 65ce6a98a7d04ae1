import { feedbackQuery, readInsightsQuery, writeInsightsQuery } from "../../src/admin/lib/insights-query"
import { formatShare, shareOf, weeksBetween } from "../../src/admin/lib/insights-shares"
import type { FeedbackGroup } from "../../src/types/copy-feedback"

const week = (key: string | null, reviewed = 4): FeedbackGroup => ({ key, reviewed, as_written: 2, edited: 1, rejected: 1, mean_changed: 0.1 })

describe("what the insights' address says", () => {
  it("is read back as it was written, and short where everything is as usual", () => {
    const query = { period: "all", locale: "zh", by: "field" } as const
    expect(readInsightsQuery(writeInsightsQuery(query))).toEqual(query)
    expect(writeInsightsQuery(readInsightsQuery(""))).toBe("")
  })

  it("is left out where it makes no sense", () => {
    expect(readInsightsQuery("?period=1&locale=xx&by=colour")).toEqual({ period: "days90", locale: null, by: "template" })
  })

  it("asks the store from the beginning of a day on, and of all time without one", () => {
    const now = new Date("2026-11-27T22:00:00Z")
    expect(feedbackQuery({ period: "days30", locale: "en" }, now)).toEqual({ from: "2026-10-28", locale: "en" })
    expect(feedbackQuery({ period: "all", locale: null }, now)).toEqual({ from: undefined, locale: undefined })
  })
})

describe("the weeks of the chart", () => {
  it("have those in which nothing happened between the others, also where a year ends", () => {
    const weeks = weeksBetween([week("2027-01-11"), week("2026-12-21")])
    expect(weeks.map(({ key, reviewed }) => [key, reviewed])).toEqual([["2026-12-21", 4], ["2026-12-28", 0], ["2027-01-04", 0], ["2027-01-11", 4]])
    expect(weeksBetween([])).toEqual([])
  })

  it("are the last two years at the most", () => {
    const weeks = weeksBetween([week("2000-01-03"), week("2026-11-23")])
    expect([weeks.length, weeks.at(-1)?.key]).toEqual([104, "2026-11-23"])
  })
})

describe("a share", () => {
  it("is none of nothing, and a dash where it is not known", () => {
    expect(shareOf(week("2026-11-23"), "as_written")).toBe(0.5)
    expect(shareOf({ ...week(null), reviewed: 0 }, "as_written")).toBe(0)
    expect([formatShare(0.424, "en"), formatShare(null, "zhCN")]).toEqual(["42%", "–"])
  })
})
