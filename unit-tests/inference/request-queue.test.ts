import { QueueFullError } from "../../src/inference/errors"
import { RequestQueue } from "../../src/inference/request-queue"

function drain<T>(queue: RequestQueue<T>): T[] {
  const items: T[] = []
  for (let item = queue.take(); item !== undefined; item = queue.take()) {
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
    queue.take()
    queue.add("c", "batch")
    expect(drain(queue)).toEqual(["a", "c"])
  })

  it("shows what comes next without taking it", () => {
    const queue = new RequestQueue<string>(10)
    expect(queue.first).toBeUndefined()
    queue.add("batch", "batch")
    expect(queue.first).toEqual({ item: "batch", priority: "batch" })
    queue.add("interactive", "interactive")
    expect(queue.first).toEqual({ item: "interactive", priority: "interactive" })
    expect(drain(queue)).toEqual(["interactive", "batch"])
  })

  it("takes a request back to the front of its kind, whatever its limit", () => {
    const queue = new RequestQueue<string>(2)
    queue.add("a", "batch")
    queue.add("b", "batch")
    const first = queue.take()
    queue.add("c", "interactive")
    queue.putBack(first ?? "", "batch")
    expect(drain(queue)).toEqual(["c", "a", "b"])
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
