/** How many tests passed, failed and were skipped. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
}

/** What a part of `npm test` came to, and what it printed. */
export interface Outcome {
  tally: Tally
  output: string
}

/** What Jest writes with `--json`, as far as it counts here. */
export interface JestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  /** Files that broke before their first test. */
  numRuntimeErrorTestSuites: number
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 }

export function add(one: Tally, other: Tally): Tally {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  }
}

/**
 * Counts what Jest reported. A file that broke counts as a failed test, and so does a
 * run that ended badly with every test passed, or without a report: something is wrong
 * that no test has said.
 */
export function tallyOf(report: JestReport | null, endedWell: boolean): Tally {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !endedWell ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** The line that `npm test` ends with. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `tests: ${passed} passed, ${failed} failed, ${skipped} skipped`
}

/** Whether everything that ran passed, and anything ran at all. */
export function isGood({ passed, failed }: Tally): boolean {
  return failed === 0 && passed > 0
}
