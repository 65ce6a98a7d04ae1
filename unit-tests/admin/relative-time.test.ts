import { exactTime, relativeTime } from "../../src/admin/lib/relative-time"

const NOW = new Date("2026-11-22T12:00:00Z")
const ago = (seconds: number, language = "en") =>
  relativeTime(new Date(NOW.getTime() - seconds * 1_000).toISOString(), language, NOW)

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe("How long ago something was", () => {
  it("is told in the largest unit that it fills", () => {
    expect([MINUTE, 59 * MINUTE, HOUR, 23.9 * HOUR].map((seconds) => ago(seconds))).toEqual(["1 min. ago", "59 min. ago", "1 hr. ago", "23 hr. ago"])
    expect([DAY, 6.9 * DAY, 7 * DAY, 29 * DAY].map((seconds) => ago(seconds))).toEqual(["yesterday", "6 days ago", "last wk.", "4 wk. ago"])
    expect([30 * DAY, 364 * DAY, 365 * DAY, 800 * DAY].map((seconds) => ago(seconds))).toEqual(["last mo.", "12 mo. ago", "last yr.", "2 yr. ago"])
  })

  it("is now within the minute, also where the store's clock is ahead of the browser's", () => {
    expect([0, 59, -30, -5_000].map((seconds) => ago(seconds))).toEqual(["now", "now", "now", "now"])
  })

  it("is in the admin's language, by the code that the admin has for it", () => {
    expect([0, 5 * MINUTE, 2 * DAY].map((seconds) => ago(seconds, "zhCN"))).toEqual(["现在", "5分钟前", "前天"])
  })
})

describe("When something was", () => {
  it("is told to the second", () => {
    expect(exactTime("2026-11-22T12:34:56Z", "en")).toMatch(/Nov 2[123], 2026.*\d{1,2}:\d{2}:56/)
    expect(exactTime("2026-11-22T12:34:56Z", "zhCN")).toMatch(/2026年11月2[123]日.*\d{2}:\d{2}:56/)
  })
})
