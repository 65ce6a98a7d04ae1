import { QueueFullError } from "../../src/inference/errors"
import { RequestQueue } from "../../src/inference/request-queue"

function drain<T>(queue: RequestQueue<T>): T[] {
  const items: T[] = []
  for (let item = queue.next(); item !== undefined; item = queue.next()) {
    items.push(item)
  }
  return items
}

describe("The request queue", () => {
  it("serves interactive requests before batch requests, and each kind in the order it came", () => {
    const queue = new RequestQueue<string>(10)
    queue.add("batch 1", "batch")
    queue.add("batch 2", "batch")
    queue.add("interactive 1", "interactive")
    queue.add("interactive 2", "interactive")
    expect(drain(queue)).toEqual(["interactive 1", "interactive 2", "batch 1", "batch 2"])
  })

  it("refuses what goes beyond its limit, both kinds counted together, and takes more once there is room", () => {
    const queue = new RequestQueue<string>(2)
    queue.add("a", "batch")
    queue.add("b", "interactive")
    expect(() => queue.add("c", "interactive")).toThrow(QueueFullError)
    expect(() => queue.add("c", "interactive")).toThrow("has 2 requests waiting")
    queue.next()
    queue.add("c", "batch")
    expect(drain(queue)).toEqual(["a", "c"])
  })

  it("lets a waiting request be taken out, once", () => {
    const queue = new RequestQueue<string>(10)
    for (const item of ["a", "b", "c"]) {
      queue.add(item, "batch")
    }
    expect(queue.remove("b")).toBe(true)
    expect(queue.remove("b")).toBe(false)
    expect(queue.size).toBe(2)
    expect(drain(queue)).toEqual(["a", "c"])
  })

  it("gives everything back in the order of its turns when it is cleared", () => {
    const queue = new RequestQueue<string>(10)
    queue.add("batch", "batch")
    queue.add("interactive", "interactive")
    expect(queue.clear()).toEqual(["interactive", "batch"])
    expect(queue.size).toBe(0)
  })
})
