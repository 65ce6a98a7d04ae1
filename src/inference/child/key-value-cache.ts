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
/** Positions by which a cache grows: large enough that it seldom does, small beside a prompt. */
const GROWTH = 64

/**
 * A decoder's keys and values, kept in place: a run's rows are written behind those of the runs
 * before, where ONNX Runtime reads them next time. Copying the whole cache out of and into each run
 * costs more than half of a small run.
 */
export class KeyValueCache implements CacheRows {
  /** By layer `[heads, capacity, headSize]`; positions from `length` on hold nothing of worth. */
  keys: Float32Array[] = []
  values: Float32Array[] = []
  /** Positions filled. */
  length = 0
  /** Positions that there is room for. */
  capacity = 0

  constructor(readonly shape: CacheShape) {}

  get bytes(): number {
    return bytesOf(this.shape, this.capacity)
  }

  /** Makes room for so many positions in all; what is there stays. */
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

  /**
   * Writes new positions behind those that are there.
   *
   * @param rows by layer `[count, heads × headSize]`
   */
  append(rows: CacheRows, count: number): void {
    this.reserve(this.length + count)
    for (let layer = 0; layer < this.shape.layers; layer++) {
      this.write(this.keys[layer], rows.keys[layer], count)
      this.write(this.values[layer], rows.values[layer], count)
    }
    this.length += count
  }

  /** Forgets what lies behind. */
  truncate(length: number): void {
    this.length = Math.min(this.length, length)
  }

  private write(target: Float32Array | undefined, rows: Float32Array | undefined, count: number): void {
    const { heads, headSize } = this.shape
    if (!target || rows?.length !== count * heads * headSize) {
      throw new Error(`The decoder gave no ${count} rows of ${heads} × ${headSize} keys and values`)
    }
    for (let row = 0; row < count; row++) {
      for (let head = 0; head < heads; head++) {
        const from = (row * heads + head) * headSize
        target.set(rows.subarray(from, from + headSize), (head * this.capacity + this.length + row) * headSize)
      }
    }
  }

  private widened(old: Float32Array | undefined, capacity: number): Float32Array {
    const { heads, headSize } = this.shape
    const wide = new Float32Array(heads * capacity * headSize)
    for (let head = 0; old && head < heads; head++) {
      const from = head * this.capacity * headSize
      wide.set(old.subarray(from, from + this.length * headSize), head * capacity * headSize)
    }
    return wide
  }
}

/** Bytes of a cache that `reserve` made for so many positions. */
export function cacheBytes(shape: CacheShape, positions: number): number {
  return bytesOf(shape, capacityFor(positions))
}

function bytesOf({ layers, heads, headSize }: CacheShape, capacity: number): number {
  return 2 * layers * heads * capacity * headSize * FLOAT_BYTES
}

function capacityFor(positions: number): number {
  return Math.ceil(positions / GROWTH) * GROWTH
}
