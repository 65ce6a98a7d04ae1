import { ModelLoadError } from "../errors"
import { downloadModel } from "../hub/download-model"
import { availableMemory } from "../machine"
import { readManifest } from "../manifest"
import type { LoadOptions } from "../messages"
import { checkModelFiles } from "../model-files"
import type { LoadProgress } from "../options"
import { Qwen3VL } from "./qwen3-vl"

/** Weights, their rearranged copies and the activations, over the weights alone. */
const MEMORY_PER_WEIGHT_BYTE = 1.3

/**
 * Downloads what a hub model lacks, checks the files and the memory, and loads.
 *
 * @throws ModelLoadError saying what to do
 */
export async function loadModel(
  { source, ...options }: LoadOptions,
  onProgress: (progress: LoadProgress) => void
): Promise<Qwen3VL> {
  const { folder, dtype } = source
  if (source.kind === "hub") {
    await downloadModel({ hub: source.hub, folder, dtype, onProgress })
  }
  onProgress({ stage: "loading", file: null, done: 0, total: 1 })
  const weights = await checkModelFiles(folder, dtype, readManifest(folder))
  requireMemory(weights, options.prefixCacheBytes, availableMemory())
  const model = await Qwen3VL.load({ folder, dtype, ...options })
  onProgress({ stage: "loading", file: null, done: 1, total: 1 })
  return model
}

/** @throws ModelLoadError `not_enough_memory` */
export function requireMemory(weightBytes: number, prefixCacheBytes: number, availableBytes: number): void {
  const needed = weightBytes * MEMORY_PER_WEIGHT_BYTE + prefixCacheBytes
  if (needed > availableBytes) {
    throw new ModelLoadError(
      "not_enough_memory",
      `The model needs about ${megabytes(needed)} of memory, and ${megabytes(availableBytes)} are available. ` +
        "Give the machine or the container more memory, end other work, or choose smaller model files (dtype q4)."
    )
  }
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 2 ** 20).toLocaleString("en")} MB`
}
