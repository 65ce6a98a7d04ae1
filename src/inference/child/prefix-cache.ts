import { cacheBytes, CacheSlots, type CacheShape, type KeyValueCache } from "./key-value-cache"
import type { TokenGrid } from "./prompt-positions"

/** Pictures kept at the most, however small: a run reads past the slots between those that it is for. */
const MOST_KEPT = 8
/** Positions of a usual request, to tell how many pictures the bytes are for. */
const USUAL_POSITIONS = 448

/** What is kept of a request's work for the next one on the same picture. */
export interface Prefix {
  readonly key: string
  readonly cache: KeyValueCache
  /** The picture's tokens, and how many positions they take with what stands before them; null before they were read. */
  picture: (TokenGrid & { length: number }) | null
  /** The whole prompt that the cache begins with, and the logits behind it; null before it was read. */
  prompt: { key: string; length: number; logits: Float32Array } | null
}

export interface PrefixCacheOptions {
  /** For what is kept of pictures that no request is at work on; 0 keeps nothing. */
  maxBytes: number
  /** Requests of a batch at work at once; an interactive one may come on top. */
  batchSize: number
}

/**
 * The slots of the key-value caches: those of the requests at work, and those of the pictures looked at
 * last, bounded in bytes, least recently used out first.
 */
export class PrefixCache {
  private readonly slots: CacheSlots
  /** Slots in use while no interactive request comes on top of a batch. */
  private readonly usual: number
  private readonly atWork = new Set<Prefix>()
  /** By picture, the least recently used first. */
  private readonly kept = new Map<string, Prefix>()

  constructor(
    shape: CacheShape,
    private readonly options: PrefixCacheOptions
  ) {
    const { maxBytes, batchSize } = options
    const kept = Math.min(MOST_KEPT, Math.ceil(maxBytes / cacheBytes(shape, USUAL_POSITIONS)))
    this.usual = Math.max(batchSize, 1 + kept)
    this.slots = new CacheSlots(shape, this.usual + 1)
  }

  get batchSize(): number {
    return this.options.batchSize
  }

  /** Bytes of what is kept. */
  get bytes(): number {
    return this.kept.size * this.slots.slotBytes
  }

  /** Whether something of the picture is there now. */
  knows(picture: string): boolean {
    return this.kept.has(picture) || this.readers(picture).length > 0
  }

  /**
   * A slot with what is there of the picture, the caller's alone until it gives it back. Of a picture
   * that another request is at work on, a copy.
   *
   * @throws Error where every slot is at work
   */
  take(picture: string): Prefix {
    const known = this.kept.get(picture)
    if (known) {
      this.kept.delete(picture)
      this.atWork.add(known)
      return known
    }
    const [other] = this.readers(picture)
    const prefix: Prefix = { key: picture, cache: this.freeSlot(), picture: null, prompt: null }
    prefix.cache.truncate(0)
    if (other?.picture) {
      prefix.cache.copyFrom(other.cache, other.picture.length)
      prefix.picture = other.picture
    }
    this.atWork.add(prefix)
    return prefix
  }

  /** Keeps it for the next request on the picture, where it fits. */
  give(prefix: Prefix): void {
    this.release(prefix)
    // The picture may have been at work twice.
    this.kept.delete(prefix.key)
    this.kept.set(prefix.key, prefix)
    while (this.bytes > this.options.maxBytes) {
      this.evict()
    }
  }

  /** Gives back what is of no use to anybody: an error left it half-written. */
  release(prefix: Prefix): void {
    this.atWork.delete(prefix)
  }

  /** Requests at work that have read the picture. */
  private readers(picture: string): Prefix[] {
    return [...this.atWork].filter(({ key, picture: read }) => key === picture && read)
  }

  private freeSlot(): KeyValueCache {
    if (this.atWork.size + this.kept.size >= this.usual) {
      this.evict()
    }
    const taken = new Set([...this.atWork, ...this.kept.values()].map(({ cache }) => cache))
    const free = this.slots.slots.find((slot) => !taken.has(slot))
    if (!free) {
      throw new Error(`All ${taken.size} slots of the cache are at work`)
    }
    return free
  }

  private evict(): void {
    const [oldest] = this.kept.keys()
    if (oldest !== undefined) {
      this.kept.delete(oldest)
    }
  }
}
