/** Asks for the bytes of the heap that are in use after a collection. */
export type ToStore = "heap"

export type FromStore = { port: number; token: string } | { heapBytes: number }
