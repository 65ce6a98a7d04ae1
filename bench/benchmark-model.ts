import { readFileSync } from "node:fs"
import { join } from "node:path"

import { parseCheckpointConfig, type CheckpointConfig } from "../src/model-export/checkpoint-config"

/** The pictures of the benchmark: pixels per side. */
export const PICTURE_SIDE = 512

/** Tokens of the reply that is measured. */
export const REPLY_TOKENS = 100

/** The dimensions of a model folder, or of the 2B model where none is given. */
export function readDimensions(folder?: string): CheckpointConfig {
  const file = folder ? join(folder, "config.json") : join(__dirname, "qwen3-vl-2b.config.json")
  return parseCheckpointConfig(JSON.parse(readFileSync(file, "utf8")))
}

/** Patches of a square picture. */
export function patchesOf({ vision }: CheckpointConfig, side = PICTURE_SIDE): number {
  return (side / vision.patchSize) ** 2
}

/** The package's own small model, whose tokenizer the benchmark's models have. */
export const DEMO_MODEL = join(__dirname, "..", "models", "demo")
