/** A seeded source of numbers, so that a drawing is the same on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** In [low, high). */
  between(low: number, high: number): number
  /** Leans to the middle of [low, high): the mean of two draws. */
  aroundMiddle(low: number, high: number): number
  chance(probability: number): boolean
  pick<Item>(items: readonly Item[]): Item
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, and neighbouring seeds give unrelated streams. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  function between(low: number, high: number): number {
    return low + (high - low) * next()
  }

  return {
    next,
    between,
    aroundMiddle: (low, high) => (between(low, high) + between(low, high)) / 2,
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)]
      if (item === undefined) throw new RangeError("Cannot pick from an empty list")
      return item
    },
  }
}
