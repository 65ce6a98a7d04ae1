import { cacheBytes } from "../../../src/inference/child/key-value-cache"
import { PrefixCache, type Prefix } from "../../../src/inference/child/prefix-cache"

const SHAPE = { layers: 1, heads: 1, headSize: 4 }
/** As many as the cache takes for usual. */
const POSITIONS = 448
const ONE = cacheBytes(SHAPE, POSITIONS)
const PICTURE = { rows: 1, columns: 2, length: 2 }

const open = (maxBytes: number, batchSize = 1) => new PrefixCache(SHAPE, { maxBytes, batchSize })

/** Takes a slot, and reads the picture where it is not there. */
function take(cache: PrefixCache, picture: string): Prefix & { known: boolean } {
  const prefix = cache.take(picture)
  const known = prefix.picture !== null
  if (!known) {
    prefix.cache.reserve(POSITIONS)
    const rows = Float32Array.from({ length: 8 }, (_, index) => picture.charCodeAt(0) + index / 8)
    prefix.cache.append({ keys: [rows], values: [rows] }, 2)
    prefix.picture = PICTURE
  }
  return Object.assign(prefix, { known })
}

/** What a request does: takes what there is or reads anew, and gives it back. */
function use(cache: PrefixCache, picture: string): "known" | "new" {
  const prefix = take(cache, picture)
  cache.give(prefix)
  return prefix.known ? "known" : "new"
}

const firstKeys = ({ cache }: Prefix) => [...cache.keys(0).subarray(0, 8)]

describe("What is kept of pictures", () => {
  it("is there for the next request on the same picture, and for no other", () => {
    const cache = open(3 * ONE)
    const prefix = take(cache, "one")
    expect(cache.knows("one")).toBe(true)
    cache.give(prefix)
    expect(cache.knows("other")).toBe(false)
    expect(cache.take("other").picture).toBeNull()
    expect(cache.take("one")).toBe(prefix)
  })

  it("goes least recently used first", () => {
    const cache = open(3 * ONE)
    for (const picture of ["a", "b", "c"]) use(cache, picture)
    expect(use(cache, "a")).toBe("known")
    // b is the one that nobody asked for since.
    expect(use(cache, "d")).toBe("new")
    expect(["a", "c", "d"].map((picture) => use(cache, picture))).toEqual(["known", "known", "known"])
    expect(use(cache, "b")).toBe("new")
  })

  it("never takes more bytes than it may, also when a long request makes all slots grow", () => {
    const limit = 5 * ONE
    const cache = open(limit, 3)
    let largest = 0
    for (let step = 0; step < 200; step++) {
      const prefix = take(cache, String.fromCharCode(97 + ((step * 7) % 23)))
      if (step === 100) prefix.cache.reserve(2 * POSITIONS)
      cache.give(prefix)
      expect(cache.bytes).toBeLessThanOrEqual(limit)
      largest = Math.max(largest, cache.bytes)
    }
    expect(largest).toBe(limit)
  })

  it("is forgotten while a request has it: one that fails leaves nothing behind", () => {
    const cache = open(3 * ONE)
    use(cache, "a")
    const prefix = take(cache, "a")
    expect(prefix.known).toBe(true)
    cache.release(prefix)
    expect(cache.bytes).toBe(0)
    expect(use(cache, "a")).toBe("new")
  })

  it("is nothing where no bytes are allowed", () => {
    const cache = open(0)
    expect([use(cache, "a"), use(cache, "a")]).toEqual(["new", "new"])
    expect(cache.bytes).toBe(0)
  })
})

describe("The slots of requests at work", () => {
  it("are each one's own, for a batch and an interactive request on top", () => {
    const cache = open(0, 4)
    const atWork = ["a", "b", "c", "d", "e"].map((picture) => take(cache, picture))
    expect(new Set(atWork.map((prefix) => prefix.cache.index)).size).toBe(5)
    atWork.forEach((prefix, index) => expect(firstKeys(prefix)[0]).toBe(97 + index))
    expect(() => cache.take("f")).toThrow("All 5 slots of the cache are at work")
  })

  it("give a second request on a picture that is being worked on a copy of what was read of it", () => {
    const cache = open(ONE, 2)
    const first = take(cache, "a")
    first.prompt = { key: "prompt", length: 2, logits: new Float32Array() }
    const second = take(cache, "a")
    expect(second).toMatchObject({ known: true, prompt: null, picture: PICTURE })
    expect(second.cache).not.toBe(first.cache)
    expect(firstKeys(second)).toEqual(firstKeys(first))
    second.cache.truncate(0)
    expect(first.cache.length).toBe(2)
    // Of two that are given back for one picture the later one is kept.
    cache.give(first)
    cache.give(second)
    expect(cache.bytes).toBe(ONE)
    expect(cache.take("a").cache).toBe(second.cache)
  })

  it("do not give what was not read yet", () => {
    const cache = open(ONE, 2)
    cache.take("a")
    expect(cache.knows("a")).toBe(false)
    expect(cache.take("a").picture).toBeNull()
  })

  it("are taken from what is kept before memory that was never used, emptied", () => {
    const cache = open(2 * ONE, 2)
    const used = new Set<number>()
    for (let round = 0; round < 20; round++) {
      const pair = [take(cache, String.fromCharCode(97 + 2 * round)), take(cache, String.fromCharCode(98 + 2 * round))]
      for (const prefix of pair) {
        used.add(prefix.cache.index)
        expect(prefix).toMatchObject({ known: false, cache: { length: 2 } })
        cache.give(prefix)
      }
    }
    // The two that are kept, and one beside; the last slot is an interactive request's.
    expect([...used].sort()).toEqual([0, 1, 2])
  })
})
