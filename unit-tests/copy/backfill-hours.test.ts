import { isWithinHours, nextOpening, secondsADay } from "../../src/copy/backfill-hours"

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
})
