import type { InferenceSession } from "onnxruntime-node"

/** How many of a graph's inputs or outputs are named so. */
export function countOf(names: readonly string[], pattern: RegExp): number {
  return names.filter((name) => pattern.test(name)).length
}

/** @throws Error where it is no float32 tensor */
export function floats(value: InferenceSession.OnnxValueMapType[string] | undefined): Float32Array {
  if (value?.data instanceof Float32Array) {
    return value.data
  }
  throw new Error(`Expected a float32 tensor, got ${value?.type ?? "none"}`)
}
