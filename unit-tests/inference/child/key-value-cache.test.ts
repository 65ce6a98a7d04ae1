import { cacheBytes, CacheSlots, type KeyValueCache } from "../../../src/inference/child/key-value-cache"

const SHAPE = { layers: 2, heads: 3, headSize: 4 }
const WIDTH = SHAPE.heads * SHAPE.headSize

/** A value that says where it belongs. */
function valueOf(part: "keys" | "values", layer: number, head: number, position: number, index: number): number {
  return (part === "keys" ? 1 : -1) * (((layer * SHAPE.heads + head) * 1000 + position) * SHAPE.headSize + index + 1)
}

/** Rows as a run gives them, `[count, heads × headSize]` by layer, of the positions from `first` on. */
function rowsOf(first: number, count: number) {
  const rows = (part: "keys" | "values") =>
    Array.from({ length: SHAPE.layers }, (_, layer) =>
      Float32Array.from({ length: count * WIDTH }, (_, at) =>
        valueOf(part, layer, Math.floor((at % WIDTH) / SHAPE.headSize), first + Math.floor(at / WIDTH), at % SHAPE.headSize)
      )
    )
  return { keys: rows("keys"), values: rows("values") }
}

/** Looks at every position in the layout `[heads, capacity, headSize]`. */
function expectPositions(cache: KeyValueCache, positions: number[]): void {
  expect(cache.length).toBe(positions.length)
  for (const part of ["keys", "values"] as const) {
    for (let layer = 0; layer < SHAPE.layers; layer++) {
      const values = cache[part](layer)
      expect(values).toHaveLength(SHAPE.heads * cache.capacity * SHAPE.headSize)
      for (let head = 0; head < SHAPE.heads; head++) {
        const there = positions.map((_, place) => {
          const from = (head * cache.capacity + place) * SHAPE.headSize
          return [...values.subarray(from, from + SHAPE.headSize)]
        })
        expect(there).toEqual(positions.map((position) => [0, 1, 2, 3].map((index) => valueOf(part, layer, head, position, index))))
      }
    }
  }
}

/** The second of three slots, so that what is written beside it would be seen. */
function newCache(): KeyValueCache {
  const [, cache] = new CacheSlots(SHAPE, 3).slots
  if (!cache) throw new Error("There is no second slot")
  return cache
}

const range = (first: number, end: number) => Array.from({ length: end - first }, (_, index) => first + index)

describe("A key-value cache", () => {
  it("takes nothing before it is used", () => {
    const cache = newCache()
    expect(cache).toMatchObject({ length: 0, capacity: 0 })
    expect(cache.all.slotBytes).toBe(0)
  })

  it("holds each row at its head and position, however many came at once", () => {
    const cache = newCache()
    cache.append(rowsOf(0, 5), 5)
    cache.append(rowsOf(5, 1), 1)
    cache.append(rowsOf(6, 3), 3)
    expectPositions(cache, range(0, 9))
  })

  it("keeps what is there when it grows", () => {
    const cache = newCache()
    cache.append(rowsOf(0, 100), 100)
    const { capacity } = cache
    cache.append(rowsOf(100, 200), 200)
    expect(cache.capacity).toBeGreaterThan(capacity)
    expectPositions(cache, range(0, 300))
    cache.reserve(1000)
    expect(cache.capacity).toBeGreaterThanOrEqual(1000)
    expectPositions(cache, range(0, 300))
  })

  it("writes in place, without another allocation, where there is room", () => {
    const cache = newCache()
    cache.reserve(100)
    const [...keys] = cache.all.keys
    cache.append(rowsOf(0, 60), 60)
    cache.append(rowsOf(60, 40), 40)
    cache.reserve(80)
    keys.forEach((array, layer) => expect(cache.all.keys[layer]).toBe(array))
  })

  it("forgets what lies behind, and writes the next rows there", () => {
    const cache = newCache()
    cache.append(rowsOf(0, 10), 10)
    cache.truncate(6)
    expectPositions(cache, range(0, 6))
    cache.append(rowsOf(700, 2), 2)
    expectPositions(cache, [...range(0, 6), 700, 701])
    cache.truncate(100)
    expect(cache.length).toBe(8)
  })

  it("tells its bytes, and beforehand those that so many positions will take", () => {
    for (const positions of [1, 128, 129, 1000]) {
      const cache = newCache()
      cache.reserve(positions)
      const floats = [0, 1].reduce((sum, layer) => sum + cache.keys(layer).length + cache.values(layer).length, 0)
      expect(cache.all.slotBytes).toBe(4 * floats)
      expect(cacheBytes(SHAPE, positions)).toBe(cache.all.slotBytes)
    }
  })

  it("writes of a run's rows those that are its own", () => {
    const cache = newCache()
    cache.append(rowsOf(40, 9), 3, 5)
    expectPositions(cache, [45, 46, 47])
  })

  it("leaves the slots beside it alone, also when one of them makes all grow", () => {
    const { slots } = new CacheSlots(SHAPE, 3)
    slots.forEach((slot, index) => slot.append(rowsOf(100 * index, 20 + index), 20 + index))
    slots[1]?.append(rowsOf(500, 200), 200)
    slots[2]?.truncate(4)
    slots.forEach((slot, index) => {
      const begun = range(100 * index, 100 * index + 20 + index)
      expectPositions(slot, index === 1 ? [...begun, ...range(500, 700)] : index === 2 ? begun.slice(0, 4) : begun)
    })
  })

  it("takes over the beginning of another slot in place of its own", () => {
    const [one, other] = new CacheSlots(SHAPE, 2).slots
    if (!one || !other) throw new Error("There are no two slots")
    one.append(rowsOf(0, 30), 30)
    other.append(rowsOf(300, 40), 40)
    other.copyFrom(one, 25)
    expectPositions(other, range(0, 25))
    other.append(rowsOf(900, 2), 2)
    expectPositions(other, [...range(0, 25), 900, 901])
    expectPositions(one, range(0, 30))
  })

  it("refuses rows of another size, and rows that are missing", () => {
    const cache = newCache()
    expect(() => cache.append(rowsOf(0, 2), 3)).toThrow("no 3 rows of 3 × 4 keys and values")
    expect(() => cache.append({ ...rowsOf(0, 2), values: [] }, 2)).toThrow("no 2 rows")
    expect(cache.length).toBe(0)
  })
})
