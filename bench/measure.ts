/** The runs of one measurement, in the order they were made, and their median. */
export interface Measured {
  median: number
  runs: number[]
}

/** @throws RangeError without a single run */
export function measured(runs: readonly number[]): Measured {
  return { median: median(runs), runs: [...runs] }
}

/** The middle value; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  const upper = sorted[Math.ceil((sorted.length - 1) / 2)]
  if (lower === undefined || upper === undefined) {
    throw new RangeError("A median needs at least one value")
  }
  return (lower + upper) / 2
}

/** The value that the given share, 0 to 1, of all values do not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) {
    throw new RangeError("A percentile needs at least one value")
  }
  return value
}

/**
 * Milliseconds of `runs` runs, one after another. One run before them is not counted: it pays for
 * pages touched, code compiled and threads woken for the first time.
 */
export async function timeRuns(runs: number, work: () => Promise<unknown>): Promise<Measured> {
  await work()
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const started = performance.now()
    await work()
    times.push(performance.now() - started)
  }
  return measured(times)
}
