/** What a decoder's cache looks like: `layers` keys and values, each `[heads, positions, headSize]`. */
export interface CacheShape {
  layers: number
  heads: number
  headSize: number
}

/** Float32 values of keys and of values, by layer. */
export interface CacheRows {
  keys: Float32Array[]
  values: Float32Array[]
}

const FLOAT_BYTES = 4
/** Positions by which caches grow: large enough that they seldom do, small beside a prompt. */
const GROWTH = 32

/**
 * The caches of several sequences, a slot for each, side by side in one piece of memory: a run of the
 * decoder for several sequences reads them there. What is never written takes no memory: the system
 * gives a page when it is first touched.
 */
export class CacheSlots implements CacheRows {
  /** By layer `[slots, heads, capacity, headSize]`; what lies behind a slot's length is of no worth, but finite. */
  keys: Float32Array[] = []
  values: Float32Array[] = []
  /** Positions that each slot has room for. */
  capacity = 0
  readonly slots: readonly KeyValueCache[]

  constructor(
    readonly shape: CacheShape,
    count: number
  ) {
    this.slots = Array.from({ length: count }, (_, index) => new KeyValueCache(this, index))
  }

  /** Of one slot. */
  get slotBytes(): number {
    return bytesOf(this.shape, this.capacity)
  }

  /** Float32 values of a slot in `keys[layer]` and `values[layer]`. */
  get slotSize(): number {
    return this.shape.heads * this.capacity * this.shape.headSize
  }

  /** Makes room for so many positions in each slot; what is there stays. */
  reserve(positions: number): void {
    if (positions <= this.capacity) {
      return
    }
    const capacity = capacityFor(positions)
    const grown = (old: Float32Array[]) =>
      Array.from({ length: this.shape.layers }, (_, layer) => this.widened(old[layer], capacity))
    this.keys = grown(this.keys)
    this.values = grown(this.values)
    this.capacity = capacity
  }

  private widened(old: Float32Array | undefined, capacity: number): Float32Array {
    const { heads, headSize } = this.shape
    const wide = new Float32Array(this.slots.length * heads * capacity * headSize)
    for (const { index, length } of old ? this.slots : []) {
      for (let head = index * heads; head < (index + 1) * heads; head++) {
        const from = head * this.capacity * headSize
        wide.set(old?.subarray(from, from + length * headSize) ?? [], head * capacity * headSize)
      }
    }
    return wide
  }
}

/**
 * A sequence's keys and values, kept in place: a run's rows are written behind those of the runs
 * before, where ONNX Runtime reads them next time. Copying the whole cache out of and into each run
 * costs more than half of a small run.
 */
export class KeyValueCache {
  /** Positions filled. */
  length = 0

  /** @param index of its slot */
  constructor(
    readonly all: CacheSlots,
    readonly index: number
  ) {}

  get capacity(): number {
    return this.all.capacity
  }

  /** By layer `[heads, capacity, headSize]`; positions from `length` on hold nothing of worth. */
  keys(layer: number): Float32Array {
    return this.slotOf(this.all.keys[layer])
  }

  /** As `keys`. */
  values(layer: number): Float32Array {
    return this.slotOf(this.all.values[layer])
  }

  /** Makes room for so many positions in all; what is there stays. */
  reserve(positions: number): void {
    this.all.reserve(positions)
  }

  /**
   * Writes new positions behind those that are there.
   *
   * @param rows by layer `[rows, heads × headSize]`
   * @param first which of the rows is the first one to write
   */
  append(rows: CacheRows, count: number, first = 0): void {
    this.reserve(this.length + count)
    for (let layer = 0; layer < this.all.shape.layers; layer++) {
      this.write(this.keys(layer), rows.keys[layer], first, count)
      this.write(this.values(layer), rows.values[layer], first, count)
    }
    this.length += count
  }

  /** Forgets what lies behind. */
  truncate(length: number): void {
    this.length = Math.min(this.length, length)
  }

  /** Takes over the first positions of another slot in place of its own. */
  copyFrom(other: KeyValueCache, length: number): void {
    const { layers, heads, headSize } = this.all.shape
    for (let layer = 0; layer < layers; layer++) {
      for (let head = 0; head < heads; head++) {
        const from = head * this.capacity * headSize
        const to = from + length * headSize
        this.keys(layer).set(other.keys(layer).subarray(from, to), from)
        this.values(layer).set(other.values(layer).subarray(from, to), from)
      }
    }
    this.length = length
  }

  private slotOf(tensor: Float32Array | undefined): Float32Array {
    const { slotSize } = this.all
    return tensor?.subarray(this.index * slotSize, (this.index + 1) * slotSize) ?? new Float32Array()
  }

  private write(target: Float32Array, rows: Float32Array | undefined, first: number, count: number): void {
    const { heads, headSize } = this.all.shape
    if (!rows || rows.length < (first + count) * heads * headSize) {
      throw new Error(`The decoder gave no ${count} rows of ${heads} × ${headSize} keys and values`)
    }
    for (let row = 0; row < count; row++) {
      for (let head = 0; head < heads; head++) {
        const from = ((first + row) * heads + head) * headSize
        target.set(rows.subarray(from, from + headSize), (head * this.capacity + this.length + row) * headSize)
      }
    }
  }
}

/** Bytes of a slot that `reserve` made for so many positions. */
export function cacheBytes(shape: CacheShape, positions: number): number {
  return bytesOf(shape, capacityFor(positions))
}

function bytesOf({ layers, heads, headSize }: CacheShape, capacity: number): number {
  return 2 * layers * heads * capacity * headSize * FLOAT_BYTES
}

function capacityFor(positions: number): number {
  return Math.ceil(positions / GROWTH) * GROWTH
}
