import { join } from "node:path"

const MODELS = join(__dirname, "models")

export interface ModelFolders {
  /** What the model is exported from: config.json, the tokenizer and the processor. */
  source: string
  /** Our files, every graph in every dtype that is compared. */
  ours: string
  /** The same weights in a build like the public conversion. */
  publicLike: string
}

/** The full-size model, or the small one that developers look at the benchmark with. */
export function modelFolders(quick: boolean): ModelFolders {
  const name = quick ? "small" : "qwen3-vl-2b"
  return {
    source: join(MODELS, `${name}-source`),
    ours: join(MODELS, name),
    publicLike: join(MODELS, `${name}-public-like`),
  }
}
