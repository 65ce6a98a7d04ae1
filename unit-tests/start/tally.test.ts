import { add, closingLine, isGood, NOTHING, tallyOf } from "../../integration-tests/tally"

const report = {
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 2,
  numTodoTests: 1,
  numRuntimeErrorTestSuites: 0,
}

describe("What npm test counts", () => {
  it("sums the parts in its closing line", () => {
    const total = add(tallyOf(report, true), { passed: 1, failed: 1, skipped: 0 })
    expect(closingLine(total)).toBe("tests: 6 passed, 1 failed, 3 skipped")
  })

  it("counts a file that broke before its first test as a failure", () => {
    expect(tallyOf({ ...report, numRuntimeErrorTestSuites: 1 }, false).failed).toBe(1)
  })

  it("counts a run that ended badly as a failure although no test failed", () => {
    expect(tallyOf(report, false).failed).toBe(1)
    expect(tallyOf(null, true).failed).toBe(1)
  })

  it("is not good when nothing ran", () => {
    expect(isGood(NOTHING)).toBe(false)
    expect(isGood({ passed: 0, failed: 0, skipped: 3 })).toBe(false)
    expect(isGood({ passed: 1, failed: 0, skipped: 3 })).toBe(true)
    expect(isGood({ passed: 9, failed: 1, skipped: 0 })).toBe(false)
  })
})
