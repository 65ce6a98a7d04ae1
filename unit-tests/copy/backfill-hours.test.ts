import { isWithinHours, lastOpening, nextOpening, secondsADay, secondsUntilDone, type PlannedWork } from "../../src/copy/backfill-hours"

const NIGHT = { from: "22:00", until: "06:00", time_zone: "UTC" }
const DAY = { from: "09:00", until: "17:30", time_zone: "UTC" }
const berlin = (hours: { from: string; until: string }) => ({ ...hours, time_zone: "Europe/Berlin" })
const at = (time: string) => new Date(`2026-11-27T${time}Z`)

describe("The hours of a backfill", () => {
  it.each([
    [NIGHT, "21:59:59.999", false],
    [NIGHT, "22:00:00", true],
    [NIGHT, "00:00:00", true],
    [NIGHT, "05:59:59.999", true],
    [NIGHT, "06:00:00", false],
    [DAY, "08:59:59", false],
    [DAY, "09:00:00", true],
    [DAY, "17:29:59", true],
    [DAY, "17:30:00", false],
    // An hour ahead of UTC in winter.
    [berlin(DAY), "08:00:00", true],
    [berlin(DAY), "16:30:00", false],
    [null, "12:00:00", true],
  ])("%j at %s: %s", (hours, time, within) => {
    expect(isWithinHours(hours, at(time))).toBe(within)
  })

  it("come next at once, later today or tomorrow", () => {
    expect(nextOpening(null, at("12:00:00"))).toEqual(at("12:00:00"))
    expect(nextOpening(NIGHT, at("23:30:00.500"))).toEqual(at("23:30:00.500"))
    expect(nextOpening(NIGHT, at("06:00:00"))).toEqual(at("22:00:00"))
    expect(nextOpening(NIGHT, at("21:59:59.750"))).toEqual(at("22:00:00"))
    expect(nextOpening(DAY, at("17:30:00"))).toEqual(new Date("2026-11-28T09:00:00Z"))
  })

  it("come when their clock says so, also where it is changed in between", () => {
    // Winter begins on 25 October 2026, summer on 28 March 2027.
    expect(nextOpening(berlin(DAY), new Date("2026-10-24T20:00:00Z"))).toEqual(new Date("2026-10-25T08:00:00Z"))
    expect(nextOpening(berlin(DAY), new Date("2027-03-27T20:00:00Z"))).toEqual(new Date("2027-03-28T07:00:00Z"))
  })

  it("have a length, across midnight too", () => {
    expect(secondsADay(DAY)).toBe(8.5 * 3600)
    expect(secondsADay(NIGHT)).toBe(8 * 3600)
  })

  it("began last today or yesterday", () => {
    expect(lastOpening(null, at("12:00:00"))).toBeNull()
    expect(lastOpening(NIGHT, at("23:00:00"))).toEqual(at("22:00:00"))
    expect(lastOpening(NIGHT, at("05:00:00"))).toEqual(new Date("2026-11-26T22:00:00Z"))
    expect(lastOpening(berlin(DAY), new Date("2026-10-25T07:59:00Z"))).toEqual(new Date("2026-10-24T07:00:00Z"))
  })
})

describe("The time until a backfill is done", () => {
  const HOUR = 3600
  const work = (more: Partial<PlannedWork>): PlannedWork => ({ seconds: null, drafts: 100, drafts_per_hour: null, hours: null, ...more })
  const hoursUntil = (more: Partial<PlannedWork>, now: Date) => (secondsUntilDone(work(more), now) ?? Number.NaN) / HOUR

  it("is the computing where nothing else is asked for, and unknown where that is", () => {
    expect(secondsUntilDone(work({ seconds: 1234 }))).toBe(1234)
    expect(secondsUntilDone(work({ seconds: 0 }))).toBe(0)
    expect(secondsUntilDone(work({}))).toBeNull()
    expect(secondsUntilDone(work({ hours: NIGHT }))).toBeNull()
  })

  it("is told by the pace where that is slower than the model, or the model's speed is not known", () => {
    // 100 drafts, 50 an hour.
    expect(secondsUntilDone(work({ seconds: HOUR, drafts_per_hour: 50 }))).toBe(2 * HOUR)
    expect(secondsUntilDone(work({ seconds: 5 * HOUR, drafts_per_hour: 50 }))).toBe(5 * HOUR)
    expect(secondsUntilDone(work({ drafts_per_hour: 50 }))).toBe(2 * HOUR)
  })

  it.each([
    ["inside, and done before they end", 3, "23:00:00", 3],
    ["inside, past midnight", 2, "01:00:00", 2],
    ["inside, and done just as they end", 7, "23:00:00", 7],
    ["inside, and a second too long for one night", 7 + 1 / HOUR, "23:00:00", 7 + 16 + 1 / HOUR],
    ["outside, before them", 3, "12:00:00", 10 + 3],
    ["outside, just as they end", 3, "06:00:00", 16 + 3],
    ["just as they begin", 8, "22:00:00", 8],
    // 1 h now, two nights of 8 h, and 1 h of a fourth.
    ["inside, over several nights", 18, "05:00:00", 1 + 16 + 8 + 16 + 8 + 16 + 1],
    ["outside, over exactly two nights", 16, "12:00:00", 10 + 8 + 16 + 8],
  ])("of a night's hours counts those it may not run in: begun %s", (_, hours, now, elapsed) => {
    expect(hoursUntil({ seconds: hours * HOUR, hours: NIGHT }, at(now))).toBeCloseTo(elapsed, 9)
  })

  it("of a day's hours counts the nights", () => {
    expect(hoursUntil({ seconds: 10 * HOUR, hours: DAY }, at("17:00:00"))).toBe(0.5 + 15.5 + 8.5 + 15.5 + 1)
  })

  it("holds to the pace within the hours", () => {
    // 100 drafts, 10 an hour: ten hours, eight of them in the first night.
    expect(hoursUntil({ seconds: 60, drafts_per_hour: 10, hours: NIGHT }, at("22:00:00"))).toBe(8 + 16 + 2)
    expect(hoursUntil({ drafts_per_hour: 10, hours: NIGHT }, at("22:00:00"))).toBe(8 + 16 + 2)
  })

  it("is an hour longer by the clock that runs through where theirs is put back", () => {
    // From Saturday 20:00 in Berlin to Sunday 10:00, with an hour more in between.
    const saturday = new Date("2026-10-24T18:00:00Z")
    expect(hoursUntil({ seconds: HOUR, hours: berlin(DAY) }, saturday)).toBe(15)
  })
})
