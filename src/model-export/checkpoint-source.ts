import { readFile } from "node:fs/promises"
import { basename, dirname, join, resolve } from "node:path"

import { parseCheckpointConfig, type CheckpointConfig } from "./checkpoint-config"
import { checkTensors, expectedTensors, type Weights } from "./checkpoint-tensors"
import { ModelExportError } from "./model-export-error"
import { randomWeights, type RandomCheckpoint } from "./random-weights"
import { SafetensorsCheckpoint } from "./safetensors"
import { redundantTensors } from "./tied-embeddings"

/** What a model is made from, checked as far as it can be without reading all of it. */
export interface CheckpointSource {
  /** config.json as it is. */
  json: object
  config: CheckpointConfig
  weights: Weights
  /** Where the tokenizer's and the processor's files may lie. */
  folder: string
  /** For a manifest that is given no other name. */
  name: string
  /** Paths of all files that the weights depend on. */
  inputs: readonly string[]
  /** Set where the weights are made up. */
  randomSeed?: number
}

/** @throws {ModelExportError} when the checkpoint is not one that our graphs can express */
export const openSource = (checkpoint: string | RandomCheckpoint, signal?: AbortSignal): Promise<CheckpointSource> =>
  typeof checkpoint === "string" ? openCheckpoint(checkpoint, signal) : openRandomCheckpoint(checkpoint)

async function openCheckpoint(folder: string, signal?: AbortSignal): Promise<CheckpointSource> {
  const configFile = join(folder, "config.json")
  const json = await readConfig(configFile)
  const config = parseCheckpointConfig(json)
  const tensors = await SafetensorsCheckpoint.open(folder)
  const expected = expectedTensors(config)
  checkTensors(expected, tensors, await redundantTensors(config, tensors, signal))
  const weights: Weights = {
    shape: (name) => expected.get(name) ?? missingWeight(name),
    read: (name, readSignal) => tensors.read(name, readSignal),
  }
  return { json, config, weights, folder, name: basename(resolve(folder)), inputs: [configFile, ...tensors.files] }
}

async function openRandomCheckpoint({ config: configFile, seed = 0 }: RandomCheckpoint): Promise<CheckpointSource> {
  const json = await readConfig(configFile)
  const config = parseCheckpointConfig(json)
  const folder = dirname(resolve(configFile))
  return {
    json,
    config,
    weights: randomWeights(expectedTensors(config), seed),
    folder,
    name: `${basename(folder)}-random`,
    inputs: [configFile],
    randomSeed: seed,
  }
}

async function readConfig(path: string): Promise<object> {
  let json: unknown
  try {
    json = JSON.parse(await readFile(path, "utf8"))
  } catch (cause) {
    throw new ModelExportError(
      "unreadable_checkpoint",
      `${path} cannot be read as JSON. A checkpoint folder has a config.json beside its safetensors`,
      { cause }
    )
  }
  if (typeof json !== "object" || json === null) {
    throw new ModelExportError("invalid_config", `${path} is not a JSON object`)
  }
  return json
}

function missingWeight(name: string): never {
  throw new Error(`The graphs ask for ${name}, which expectedTensors does not list`)
}
