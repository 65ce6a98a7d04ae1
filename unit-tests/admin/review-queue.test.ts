import { comingAfter, placeOf, withMore, withReplacement, type ReviewQueue } from "../../src/admin/lib/review-queue"

const QUEUE: ReviewQueue = { ids: ["a", "b", "c", "d"], total: 42 }

describe("the queue of a review", () => {
  it("knows where a draft stands and what is beside it", () => {
    expect(placeOf(QUEUE, "a")).toEqual({ position: 1, previous: null, next: "b" })
    expect(placeOf(QUEUE, "c")).toEqual({ position: 3, previous: "b", next: "d" })
    expect(placeOf(QUEUE, "d")).toEqual({ position: 4, previous: "c", next: null })
  })

  it("leads from a draft that is not in it to its first", () => {
    expect(placeOf(QUEUE, "x")).toEqual({ position: null, previous: null, next: "a" })
    expect(comingAfter(QUEUE, "x", 2)).toEqual(["a", "b"])
    expect(placeOf({ ids: [], total: 0 }, "x")).toEqual({ position: null, previous: null, next: null })
  })

  it("names what comes next, as far as there is something", () => {
    expect(comingAfter(QUEUE, "a", 2)).toEqual(["b", "c"])
    expect(comingAfter(QUEUE, "c", 2)).toEqual(["d"])
    expect(comingAfter(QUEUE, "d", 2)).toEqual([])
  })

  it("takes up at its end what came in meanwhile, and moves nothing", () => {
    expect(withMore(QUEUE, ["e", "b", "f", "e"])).toEqual({ ids: ["a", "b", "c", "d", "e", "f"], total: 42 })
    expect(withMore({ ids: ["a"], total: 1 }, ["b", "c"])).toEqual({ ids: ["a", "b", "c"], total: 3 })
    expect(withMore(QUEUE, ["a", "b"])).toEqual(QUEUE)
  })

  it("puts a new draft in the old one's place, once", () => {
    expect(withReplacement(QUEUE, "b", "new")).toEqual({ ids: ["a", "new", "c", "d"], total: 42 })
    expect(withReplacement(QUEUE, "b", "d")).toEqual({ ids: ["a", "d", "c"], total: 41 })
    expect(withReplacement(QUEUE, "x", "new")).toEqual(QUEUE)
  })
})
