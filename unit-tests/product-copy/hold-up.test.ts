import { HoldUp } from "../../src/modules/product-copy/hold-up"
import { isDatabaseFailure } from "../../src/modules/product-copy/database-failure"

const failure = (code: string, message = "update … - could not extend file") => Object.assign(new Error(message), { code })

describe("What holds drafts up", () => {
  let now: number
  let log: string[]
  let holdUp: HoldUp

  beforeEach(() => {
    now = 1_000_000
    log = []
    holdUp = new HoldUp({ error: (text: string, cause?: Error) => void log.push(`${text} ${cause?.message}`), info: (text: string) => void log.push(text) }, () => now)
  })
  const after = (seconds: number) => (now += seconds * 1_000)
  const fails = (error: Error = failure("53100")) => holdUp.round(async () => void holdUp.report(error))
  const works = () => holdUp.round(async () => undefined)

  it("is said with its reason, and again when that changes or a minute has gone by", async () => {
    await fails()
    await fails(failure("53100", "another statement"))
    expect(log).toEqual(["Copy drafts are held up; they are tried again within half a minute. update … - could not extend file"])
    await fails(failure("ECONNREFUSED", "connect ECONNREFUSED"))
    expect(log).toHaveLength(2)
    after(60)
    await fails(failure("ECONNREFUSED", "connect ECONNREFUSED"))
    expect(log).toHaveLength(3)
  })

  it("is over after a round in which nothing failed, and said to be", async () => {
    await works()
    expect(log).toEqual([])
    await fails()
    after(12)
    await fails()
    after(5)
    await works()
    expect(log.at(-1)).toBe("Copy drafts go on; they were held up for 12 s.")
    expect(holdUp.wait).toBeNull()
  })

  it("is not over with a success among failures, but with one long after the last", async () => {
    await holdUp.round(async () => {
      holdUp.report(failure("53100"))
      holdUp.worked()
    })
    expect(holdUp.wait).toBe(5_000)
    after(31)
    holdUp.worked()
    expect(holdUp.wait).toBeNull()
  })

  it("is tried again after 5 s, and the longer it lasts the more seldom, at the least every 30 s", async () => {
    const waits: number[] = []
    for (let round = 0; round < 6; round++) {
      waits.push(holdUp.report(failure("53100")))
      after((waits.at(-1) ?? 0) / 1_000)
    }
    expect(waits).toEqual([5_000, 5_000, 10_000, 20_000, 30_000, 30_000])
  })
})

describe("A failure of the database", () => {
  it.each([
    ["a full disk", failure("53100")],
    ["too many connections", failure("53300")],
    ["a shutdown", failure("57P01")],
    ["recovery", failure("57P03")],
    ["a deadlock", failure("40P01")],
    ["a standby", failure("25006")],
    ["a server that is away", failure("ECONNREFUSED")],
    ["a cut connection", new Error("Connection terminated unexpectedly")],
    ["no free connection", Object.assign(new Error("Timeout acquiring a connection."), { name: "KnexTimeoutError" })],
  ])("is %s", (_, error) => {
    expect(isDatabaseFailure(error)).toBe(true)
  })

  it.each([
    ["text that PostgreSQL does not store", failure("22P05")],
    ["a row that is there already", failure("23505")],
    ["a picture's failure", Object.assign(new Error("gone"), { code: "not_found", retryable: true })],
    ["an error without a code", new Error("Something else")],
    ["nothing", undefined],
  ])("is not %s", (_, error) => {
    expect(isDatabaseFailure(error)).toBe(false)
  })
})
