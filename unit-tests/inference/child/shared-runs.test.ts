import { SharedRuns } from "../../../src/inference/child/shared-runs"
import { Turns } from "../../../src/inference/child/turns"

/** Runs that answer each job with itself in capitals, and a note of which went together. */
function open(fail: (jobs: readonly string[]) => boolean = () => false) {
  const together: string[][] = []
  const turns = new Turns()
  const runs = new SharedRuns<string, string>(turns, (jobs) => {
    together.push([...jobs])
    return fail(jobs) ? Promise.reject(new Error("no memory")) : Promise.resolve(jobs.map((job) => job.toUpperCase()))
  })
  return { runs, turns, together }
}

/** A reply of so many runs, as the loop writes one. */
async function write(runs: SharedRuns<string, string>, name: string, steps: number, priority: "batch" | "interactive" = "batch") {
  const writer = runs.join(priority)
  try {
    const results: string[] = []
    for (let step = 0; step < steps; step++) {
      results.push(await writer.run(`${name}${step}`))
    }
    return results
  } finally {
    writer.leave()
  }
}

describe("Replies written at the same time", () => {
  it("share their runs, each gets its own results, and who has more to say goes on", async () => {
    const { runs, together } = open()
    const [a, b] = await Promise.all([write(runs, "a", 2), write(runs, "b", 4)])
    expect(a).toEqual(["A0", "A1"])
    expect(b).toEqual(["B0", "B1", "B2", "B3"])
    expect(together).toEqual([["a0", "b0"], ["a1", "b1"], ["b2"], ["b3"]])
  })

  it("take in a reply that begins later", async () => {
    const { runs, together } = open()
    const first = runs.join("batch")
    await first.run("a0")
    const second = write(runs, "b", 1)
    expect(await first.run("a1")).toBe("A1")
    await second
    expect(together).toEqual([["a0"], ["b0", "a1"]])
  })

  it("do not wait for one that left without another word", async () => {
    const { runs, together } = open()
    const [one, other] = [runs.join("batch"), runs.join("batch")]
    const running = one.run("a0")
    other.leave()
    expect(await running).toBe("A0")
    expect(together).toEqual([["a0"]])
  })

  it("of a batch wait while an interactive one has something to run, and are not carried along", async () => {
    const { runs, turns, together } = open()
    // What runs when all three come.
    const before = turns.take("batch picture", () => new Promise((resolve) => setTimeout(resolve, 5)))
    const all = [write(runs, "a", 2), write(runs, "b", 2), write(runs, "i", 3, "interactive")]
    await Promise.all([before, ...all])
    expect(together).toEqual([["i0"], ["i1"], ["i2"], ["a0", "b0"], ["a1", "b1"]])
  })

  it("all fail with the run that failed, and the next run is not spoilt", async () => {
    const { runs } = open((jobs) => jobs.includes("bad0"))
    const results = await Promise.allSettled([write(runs, "a", 1), write(runs, "bad", 1)])
    expect(results.map((result) => result.status === "rejected" && String(result.reason))).toEqual(["Error: no memory", "Error: no memory"])
    expect(await write(runs, "c", 1)).toEqual(["C0"])
  })

  it("let go of one that is cancelled while it waits, and run without it", async () => {
    const { runs, turns, together } = open()
    const controller = new AbortController()
    const before = turns.take("batch picture", () => new Promise((resolve) => setTimeout(resolve, 5)))
    const [one, other] = [runs.join("batch"), runs.join("batch", controller.signal)]
    const [kept, cancelled] = [one.run("a0"), other.run("b0")]
    controller.abort(new Error("cancelled"))
    await expect(cancelled).rejects.toThrow("cancelled")
    other.leave()
    expect(await kept).toBe("A0")
    await before
    expect(together).toEqual([["a0"]])
    await expect(other.run("b1")).rejects.toThrow("cancelled")
  })
})
