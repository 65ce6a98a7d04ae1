/** Asks for the bytes of the heap that are in use after a collection. */
export type ToStore = "heap"

/** Where it listens, and a merchant's header; or what was asked for. */
export type FromStore = { port: number; authorization: string } | { heapBytes: number }
