import { AtMost } from "../../src/modules/product-copy/at-most"
import { WorkLoop } from "../../src/modules/product-copy/work-loop"

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
const never = (error: unknown) => {
  throw error
}

describe("The work loop", () => {
  it("works until there is nothing left, so many pieces at a time", async () => {
    let left = 10
    let active = 0
    let most = 0
    const loop = new WorkLoop(() => 2, async () => {
      if (left === 0) return false
      left--
      most = Math.max(most, ++active)
      await turn()
      active--
      return true
    }, never)
    await loop.poke()
    expect({ left, most }).toEqual({ left: 0, most: 2 })
  })

  it.each([1, 2])("never leaves lying what came in while %i workers were ending, whenever that was", async (count) => {
    for (let delay = 0; delay < 12; delay++) {
      let left = 1
      const loop = new WorkLoop(() => count, async () => {
        await Promise.resolve()
        if (left === 0) return false
        left--
        return true
      }, never)
      const first = loop.poke()
      for (let tick = 0; tick < delay; tick++) await Promise.resolve()
      left++
      await loop.poke()
      await first
      expect({ delay, left }).toEqual({ delay, left: 0 })
    }
  })

  it("tells of an error and goes on at the next poke", async () => {
    const errors: unknown[] = []
    let broken = true
    let done = 0
    const loop = new WorkLoop(() => 1, async () => {
      if (broken) throw new Error("no database")
      return ++done < 3
    }, (error) => errors.push(error))
    await loop.poke()
    broken = false
    await loop.poke()
    expect(errors).toEqual([new Error("no database")])
    expect(done).toBeGreaterThanOrEqual(3)
  })

  it("waits for what is under way when it stops, and takes up nothing new", async () => {
    let started = 0
    let finished = 0
    const loop = new WorkLoop(() => 1, async () => {
      started++
      await turn()
      finished++
      return true
    }, never)
    void loop.poke()
    await loop.stop()
    await loop.poke()
    expect({ started, finished }).toEqual({ started: 1, finished: 1 })
  })
})

describe("At most so many at a time", () => {
  it("keeps the order and the number, also when work fails", async () => {
    const order: number[] = []
    let active = 0
    let most = 0
    const limit = new AtMost(2)
    const results = await Promise.allSettled(
      [0, 1, 2, 3, 4].map((index) =>
        limit.run(async () => {
          order.push(index)
          most = Math.max(most, ++active)
          await turn()
          active--
          if (index === 1) throw new Error("broken")
          return index
        })
      )
    )
    expect(order).toEqual([0, 1, 2, 3, 4])
    expect(most).toBe(2)
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled", "fulfilled"])
  })
})
