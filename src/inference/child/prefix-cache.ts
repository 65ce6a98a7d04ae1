import { cacheBytes, KeyValueCache, type CacheShape } from "./key-value-cache"
import type { TokenGrid } from "./prompt-positions"

/** What is kept of a request's work for the next one on the same picture. */
export interface Prefix {
  cache: KeyValueCache
  /** The picture's tokens, and how many positions they take with what stands before them; null before they were read. */
  picture: (TokenGrid & { length: number }) | null
  /** The whole prompt that the cache begins with, and the logits behind it; null before it was read. */
  prompt: { key: string; length: number; logits: Float32Array } | null
}

/**
 * Key-value caches of the pictures looked at last, bounded in bytes, least recently used out first.
 * Their memory is used again: a new picture's request gets the cache of one that goes.
 */
export class PrefixCache {
  /** By picture, the least recently used first. */
  private readonly kept = new Map<string, Prefix>()

  /** @param maxBytes 0 keeps nothing from one picture to the next */
  constructor(
    private readonly shape: CacheShape,
    private readonly maxBytes: number
  ) {}

  /** Bytes of what is kept. */
  get bytes(): number {
    return [...this.kept.values()].reduce((sum, { cache }) => sum + cache.bytes, 0)
  }

  /** What is there of the picture. It is the caller's alone until `give` brings it back. */
  take(picture: string): Prefix | null {
    const known = this.kept.get(picture) ?? null
    this.kept.delete(picture)
    return known
  }

  /** @param positions that the request is going to need; the cache grows where it needs more */
  create(positions: number): Prefix {
    const cache = this.evictFor(cacheBytes(this.shape, positions)) ?? new KeyValueCache(this.shape)
    cache.truncate(0)
    cache.reserve(positions)
    return { cache, picture: null, prompt: null }
  }

  /** Keeps it for the next request on the picture, where it fits. */
  give(picture: string, prefix: Prefix): void {
    if (prefix.cache.bytes <= this.maxBytes) {
      this.evictFor(prefix.cache.bytes)
      this.kept.set(picture, prefix)
    }
  }

  /** @returns the last cache that had to go, for its memory */
  private evictFor(bytes: number): KeyValueCache | null {
    let evicted: KeyValueCache | null = null
    for (const [picture, { cache }] of this.kept) {
      if (this.bytes + bytes <= this.maxBytes) {
        break
      }
      this.kept.delete(picture)
      evicted = cache
    }
    return evicted
  }
}
