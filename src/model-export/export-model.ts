import { copyFile, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises"
import { basename, join, resolve } from "node:path"

import { parseCheckpointConfig, type CheckpointConfig } from "./checkpoint-config"
import { checkTensors, expectedTensors, type Weights } from "./checkpoint-tensors"
import { buildDecoder } from "./decoder-graph"
import { buildEmbedTokens } from "./embed-tokens-graph"
import { Float32Format } from "./float32-format"
import { GraphBuilder, type Graph } from "./graph-builder"
import { Int8Format } from "./int8-format"
import { describeFile, revisionOf, type Manifest, type ManifestFile } from "./manifest"
import { ModelExportError } from "./model-export-error"
import { weightBytes, writeOnnx } from "./onnx-file"
import { SafetensorsCheckpoint } from "./safetensors"
import { redundantTensors } from "./tied-embeddings"
import { buildVisionEncoder } from "./vision-encoder-graph"
import type { WeightFormat } from "./weight-format"

/** How the large matrices are kept. Everything else is float32 in each. */
export type ExportDtype = "fp32" | "int8"

export type GraphName = "embed_tokens" | "vision_encoder" | "decoder_model_merged"

export interface ExportProgress {
  /** The file being written, relative to the output folder. */
  file: string
  /** The tensor that was just written. */
  tensor: string
  /** Bytes of weights written so far, over all files. */
  writtenBytes: number
  totalBytes: number
}

export interface ExportModelOptions {
  /** Folder with config.json and safetensors, in one file or in shards. */
  checkpoint: string
  /** Folder for the model; made where there is none. Files of the same names are replaced, others stay. */
  out: string
  /** @default ["fp32"] */
  dtypes?: readonly ExportDtype[]
  /** For the manifest. @default the checkpoint folder's name */
  name?: string
  /** For the manifest. @default a hash of the checkpoint's files */
  revision?: string
  onProgress?: (progress: ExportProgress) => void
  /** Ends the export; the output folder is left as it was. */
  signal?: AbortSignal
  /** Bytes of a graph's weights above which they go to a `.onnx_data` file. @default 100 million */
  largestInlineModel?: number
}

/** The end of the file name by which Transformers.js finds a dtype. */
const SUFFIX: Record<ExportDtype, string> = { fp32: "", int8: "_int8" }

/** What Transformers.js reads beside config.json; copied where the checkpoint has it. */
const COMPANION_FILES = [
  "generation_config.json",
  "preprocessor_config.json",
  "processor_config.json",
  "tokenizer.json",
  "tokenizer_config.json",
  "chat_template.jinja",
  "chat_template.json",
]

/**
 * Turns a Qwen3-VL checkpoint into the three ONNX graphs that stock Transformers.js loads:
 * `onnx/embed_tokens`, `onnx/vision_encoder` and `onnx/decoder_model_merged`, with config.json, the
 * tokenizer's and processor's files and a manifest.json beside. Everything is checked before
 * anything is written, and written elsewhere before it takes its place.
 *
 * @returns the manifest that was written
 * @throws {ModelExportError} when the checkpoint is not one that our graphs can express
 */
export async function exportModel(options: ExportModelOptions): Promise<Manifest> {
  const { checkpoint, signal } = options
  const dtypes = [...new Set(options.dtypes ?? (["fp32"] as const))]
  if (dtypes.length === 0) {
    throw new RangeError("exportModel needs at least one dtype")
  }
  const json = await readConfig(checkpoint)
  const config = parseCheckpointConfig(json)
  const tensors = await SafetensorsCheckpoint.open(checkpoint)
  const expected = expectedTensors(config)
  checkTensors(expected, tensors, await redundantTensors(config, tensors, signal))

  const weights: Weights = {
    shape: (name) => expected.get(name) ?? missingWeight(name),
    read: (name, readSignal) => tensors.read(name, readSignal),
  }
  const graphs = dtypes.flatMap((dtype) =>
    buildGraphs(config, weights, dtype).map((graph) => ({ file: `onnx/${graph.name}${SUFFIX[dtype]}.onnx`, graph }))
  )

  const out = resolve(options.out)
  await mkdir(out, { recursive: true })
  const staging = await mkdtemp(join(out, ".export-"))
  try {
    await mkdir(join(staging, "onnx"))
    const files: string[] = []
    const externalData: Record<string, number> = {}
    for (const { file, wroteData } of await writeGraphs(graphs, staging, options)) {
      files.push(file)
      if (wroteData) {
        files.push(`${file}_data`)
        externalData[basename(file)] = 1
      }
    }
    await writeJson(join(staging, "config.json"), withTransformersJsConfig(json, dtypes, externalData))
    files.push("config.json", ...(await copyCompanions(checkpoint, staging)))
    const manifest = await describe(options, dtypes, tensors, staging, files)
    await writeJson(join(staging, "manifest.json"), manifest)
    signal?.throwIfAborted()
    await moveInto(out, staging, [...files, "manifest.json"])
    return manifest
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

/** The three graphs of one dtype. Nothing is read until their weights are. */
export function buildGraphs(config: CheckpointConfig, weights: Weights, dtype: ExportDtype): Graph[] {
  const build = (name: GraphName, add: (graph: GraphBuilder, format: WeightFormat) => void): Graph => {
    const graph = new GraphBuilder(name)
    add(graph, dtype === "int8" ? new Int8Format(graph, weights) : new Float32Format(graph, weights))
    return graph.build()
  }
  return [
    build("embed_tokens", (graph, format) => buildEmbedTokens(graph, format, config)),
    build("vision_encoder", (graph, format) => buildVisionEncoder(graph, format, weights, config)),
    build("decoder_model_merged", (graph, format) => buildDecoder(graph, format, weights, config)),
  ]
}

async function writeGraphs(
  graphs: readonly { file: string; graph: Graph }[],
  staging: string,
  { signal, onProgress, largestInlineModel }: ExportModelOptions
): Promise<{ file: string; wroteData: boolean }[]> {
  const totalBytes = graphs.reduce((sum, { graph }) => sum + weightBytes(graph), 0)
  let writtenBytes = 0
  const written = []
  for (const { file, graph } of graphs) {
    const onTensor = (tensor: string, bytes: number) => {
      writtenBytes += bytes
      onProgress?.({ file, tensor, writtenBytes, totalBytes })
    }
    const wroteData = await writeOnnx(graph, join(staging, file), { signal, onTensor, largestInlineModel })
    written.push({ file, wroteData })
  }
  return written
}

/** Tells Transformers.js which files have their weights beside, and the dtype when fp32 is not there. */
function withTransformersJsConfig(
  json: object,
  dtypes: readonly ExportDtype[],
  externalData: Record<string, number>
): object {
  const settings = {
    ...(dtypes.includes("fp32") ? {} : { dtype: dtypes[0] }),
    ...(Object.keys(externalData).length ? { use_external_data_format: externalData } : {}),
  }
  return Object.keys(settings).length ? { ...json, "transformers.js_config": settings } : json
}

async function copyCompanions(checkpoint: string, staging: string): Promise<string[]> {
  const copied: string[] = []
  for (const file of COMPANION_FILES) {
    const source = join(checkpoint, file)
    if (await exists(source)) {
      await copyFile(source, join(staging, file))
      copied.push(file)
    }
  }
  return copied
}

async function describe(
  options: ExportModelOptions,
  dtypes: string[],
  tensors: SafetensorsCheckpoint,
  staging: string,
  paths: readonly string[]
): Promise<Manifest> {
  const { checkpoint, signal } = options
  const inputs: ManifestFile[] = []
  for (const file of [join(checkpoint, "config.json"), ...tensors.files]) {
    inputs.push(await describeFile(file, basename(file), signal))
  }
  const files: ManifestFile[] = []
  for (const path of paths) {
    files.push(await describeFile(join(staging, path), path, signal))
  }
  const name = options.name ?? basename(resolve(checkpoint))
  return { name, revision: options.revision ?? revisionOf(inputs), dtypes, files, inputs }
}

/** Weights before the graphs that name them, and the manifest, which vouches for all, last. */
async function moveInto(out: string, staging: string, files: readonly string[]): Promise<void> {
  await mkdir(join(out, "onnx"), { recursive: true })
  await rm(join(out, "manifest.json"), { force: true })
  const dataFirst = [...files.filter((file) => file.endsWith("_data")), ...files.filter((file) => !file.endsWith("_data"))]
  for (const file of dataFirst) {
    await rename(join(staging, file), join(out, file))
  }
}

async function readConfig(checkpoint: string): Promise<object> {
  const path = join(checkpoint, "config.json")
  try {
    const json: unknown = JSON.parse(await readFile(path, "utf8"))
    if (typeof json === "object" && json !== null) {
      return json
    }
  } catch (cause) {
    throw new ModelExportError("unreadable_checkpoint", `${path} cannot be read as JSON. A checkpoint folder has one`, { cause })
  }
  throw new ModelExportError("invalid_config", `${path} is not a JSON object`)
}

const writeJson = (path: string, value: object): Promise<void> => writeFile(path, `${JSON.stringify(value, null, 2)}\n`)

const exists = (path: string): Promise<boolean> => stat(path).then(() => true, () => false)

function missingWeight(name: string): never {
  throw new Error(`The graphs ask for ${name}, which expectedTensors does not list`)
}
