import { setImmediate as nextTick } from "node:timers/promises"
import { Turns, type Work } from "../../../src/inference/child/turns"

/** Work that ends when it is told to, and a note of what began. */
function workshop() {
  const turns = new Turns()
  const begun: string[] = []
  const begin = (work: Work, name: string, signal?: AbortSignal) => {
    let end = () => {}
    const ended = new Promise<void>((resolve) => (end = resolve))
    const result = turns.take(
      work,
      async () => {
        begun.push(name)
        await ended
        return name
      },
      signal
    )
    return { end, result }
  }
  return { turns, begun, begin }
}

describe("Turns", () => {
  it("lets one piece of work begin when the one before has ended", async () => {
    const { begun, begin } = workshop()
    const [one, other] = [begin("batch reply", "one"), begin("batch reply", "other")]
    await nextTick()
    expect(begun).toEqual(["one"])
    one.end()
    expect(await one.result).toBe("one")
    await nextTick()
    await nextTick()
    expect(begun).toEqual(["one", "other"])
    other.end()
    await other.result
  })

  it("lets the most urgent begin next, and what is as urgent in the order it came", async () => {
    const { begun, begin } = workshop()
    const first = begin("batch reply", "first")
    const others = (
      ["batch reply", "batch picture", "interactive reply", "batch picture", "interactive picture", "batch prompt", "interactive prompt"] as const
    ).map((work, index) => begin(work, `${work} ${index}`))
    for (const { end } of [first, ...others]) end()
    await Promise.all(others.map(({ result }) => result))
    expect(begun).toEqual([
      "first",
      "interactive prompt 6",
      "interactive picture 4",
      "interactive reply 2",
      "batch prompt 5",
      "batch picture 1",
      "batch picture 3",
      "batch reply 0",
    ])
  })

  it("asks who got a result first what comes next", async () => {
    const { begun, begin, turns } = workshop()
    const first = begin("batch picture", "picture")
    const waiting = begin("batch picture", "another picture")
    const prompt = first.result.then(() => turns.take("batch prompt", async () => begun.push("prompt")))
    first.end()
    waiting.end()
    await Promise.all([prompt, waiting.result])
    expect(begun).toEqual(["picture", "prompt", "another picture"])
  })

  it("goes on after work that failed", async () => {
    const { turns } = workshop()
    const failed = turns.take("batch reply", () => Promise.reject(new Error("out of memory")))
    const next = turns.take("batch reply", () => Promise.resolve("next"))
    await expect(failed).rejects.toThrow("out of memory")
    expect(await next).toBe("next")
  })

  it("takes out work whose signal fires while it waits, with the signal's reason, and never begins it", async () => {
    const { begun, begin } = workshop()
    const controller = new AbortController()
    const first = begin("batch reply", "first")
    const waiting = begin("batch reply", "waiting", controller.signal)
    const last = begin("batch reply", "last")
    controller.abort(new Error("cancelled"))
    await expect(waiting.result).rejects.toThrow("cancelled")
    await expect(begin("batch reply", "late", controller.signal).result).rejects.toThrow("cancelled")
    for (const { end } of [first, last]) end()
    await last.result
    expect(begun).toEqual(["first", "last"])
  })
})
