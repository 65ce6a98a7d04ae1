import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"

import { DEMO_MODEL } from "./benchmark-model"

/** Of the demo model, whose tokenizer stands in for the full-size one's. */
const TOKENIZER_FILES = ["generation_config.json", "tokenizer.json", "tokenizer_config.json"]
const TOKEN_IDS = ["image_token_id", "video_token_id", "vision_start_token_id", "vision_end_token_id"]

/** Pixels of a picture between which it keeps its size. */
const LEAST_PIXELS = 256 ** 2
const MOST_PIXELS = 4096 ** 2

/** A few layers of each part, and a small vocabulary: made in seconds, right in everything but size. */
const SMALL = {
  text_config: { num_hidden_layers: 4, vocab_size: 8192 },
  vision_config: { depth: 4, deepstack_visual_indexes: [0, 1, 2] },
}

/**
 * Writes what a model with random weights is exported from: the 2B model's dimensions with the demo
 * model's tokenizer, and a processor that leaves a 512 pixel picture as large as it is.
 */
export async function writeModelSource(folder: string, quick: boolean): Promise<void> {
  await mkdir(folder, { recursive: true })
  const demo = await readJson(join(DEMO_MODEL, "config.json"))
  const full = await readJson(join(__dirname, "qwen3-vl-2b.config.json"))
  const tokenIds = Object.fromEntries(TOKEN_IDS.map((name) => [name, demo[name]]))
  const sections = quick
    ? {
        text_config: { ...section(full, "text_config"), ...SMALL.text_config },
        vision_config: { ...section(full, "vision_config"), ...SMALL.vision_config },
      }
    : {}
  await writeJson(join(folder, "config.json"), { ...full, ...tokenIds, ...sections })

  const processor = await readJson(join(DEMO_MODEL, "preprocessor_config.json"))
  await writeJson(join(folder, "preprocessor_config.json"), {
    ...processor,
    size: { shortest_edge: LEAST_PIXELS, longest_edge: MOST_PIXELS },
    min_pixels: LEAST_PIXELS,
    max_pixels: MOST_PIXELS,
  })
  for (const file of TOKENIZER_FILES) {
    await copyFile(join(DEMO_MODEL, file), join(folder, file))
  }
}

type JsonObject = Record<string, unknown>

function section(json: JsonObject, name: string): JsonObject {
  const value = json[name]
  return isObject(value) ? value : {}
}

async function readJson(path: string): Promise<JsonObject> {
  const json: unknown = JSON.parse(await readFile(path, "utf8"))
  if (!isObject(json)) {
    throw new Error(`${path} is not a JSON object`)
  }
  return json
}

function writeJson(path: string, value: object): Promise<void> {
  return writeFile(path, `${JSON.stringify(value, null, 2)}\n`)
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
