import { cacheBytes } from "../../../src/inference/child/key-value-cache"
import { PrefixCache } from "../../../src/inference/child/prefix-cache"

const SHAPE = { layers: 1, heads: 1, headSize: 4 }
const POSITIONS = 100
const ONE = cacheBytes(SHAPE, POSITIONS)

/** What a request does: takes what there is or starts anew, and brings it back. */
function use(cache: PrefixCache, picture: string, positions = POSITIONS): "known" | "new" {
  const known = cache.take(picture)
  const prefix = known ?? cache.create(positions)
  cache.give(picture, prefix)
  return known ? "known" : "new"
}

describe("What is kept of pictures", () => {
  it("is there for the next request on the same picture, and for no other", () => {
    const cache = new PrefixCache(SHAPE, 3 * ONE)
    const prefix = cache.create(POSITIONS)
    prefix.picture = { rows: 5, columns: 5, length: 30 }
    cache.give("one", prefix)
    expect(cache.take("other")).toBeNull()
    expect(cache.take("one")).toBe(prefix)
  })

  it("goes least recently used first", () => {
    const cache = new PrefixCache(SHAPE, 3 * ONE)
    for (const picture of ["a", "b", "c"]) use(cache, picture)
    expect(use(cache, "a")).toBe("known")
    // b is the one that nobody asked for since.
    expect(use(cache, "d")).toBe("new")
    expect(["a", "c", "d"].map((picture) => use(cache, picture))).toEqual(["known", "known", "known"])
    expect(use(cache, "b")).toBe("new")
  })

  it("never takes more bytes than it may, whatever the pictures' sizes and growth", () => {
    const limit = 10 * ONE
    const cache = new PrefixCache(SHAPE, limit)
    for (let step = 0; step < 300; step++) {
      const picture = `${(step * 7) % 23}`
      const prefix = cache.take(picture) ?? cache.create(50 + ((step * 131) % 900))
      // The request's own cache counts too, as soon as it was made.
      expect(cache.bytes + prefix.cache.bytes).toBeLessThanOrEqual(limit)
      if (step % 11 === 0) prefix.cache.reserve(prefix.cache.capacity + 200)
      cache.give(picture, prefix)
      expect(cache.bytes).toBeLessThanOrEqual(limit)
    }
    expect(cache.bytes).toBeGreaterThan(limit / 2)
  })

  it("is not kept where it alone is too large, and then nothing goes for it", () => {
    const cache = new PrefixCache(SHAPE, 3 * ONE)
    for (const picture of ["a", "b"]) use(cache, picture)
    const grown = cache.create(POSITIONS)
    grown.cache.reserve(100 * POSITIONS)
    cache.give("grown", grown)
    expect(cache.take("grown")).toBeNull()
    expect(["a", "b"].map((picture) => use(cache, picture))).toEqual(["known", "known"])
  })

  it("gives its memory to the next picture, emptied", () => {
    const cache = new PrefixCache(SHAPE, ONE)
    const first = cache.create(POSITIONS)
    first.cache.append({ keys: [new Float32Array(8)], values: [new Float32Array(8)] }, 2)
    first.picture = { rows: 1, columns: 1, length: 2 }
    first.prompt = { key: "prompt", length: 2, logits: new Float32Array() }
    const [keys] = first.cache.keys
    cache.give("first", first)
    const second = cache.create(POSITIONS)
    expect(second).toMatchObject({ picture: null, prompt: null, cache: { length: 0 } })
    expect(second.cache.keys[0]).toBe(keys)
    expect(cache.take("first")).toBeNull()
  })

  it("is forgotten while a request has it: one that fails leaves nothing behind", () => {
    const cache = new PrefixCache(SHAPE, 3 * ONE)
    use(cache, "a")
    cache.take("a")
    expect(cache.take("a")).toBeNull()
    expect(cache.bytes).toBe(0)
  })

  it("is nothing where no bytes are allowed", () => {
    const cache = new PrefixCache(SHAPE, 0)
    expect([use(cache, "a"), use(cache, "a")]).toEqual(["new", "new"])
    expect(cache.bytes).toBe(0)
  })
})
