import { readFile } from "node:fs/promises"
import { basename, join, resolve } from "node:path"

import { buildGraphs, type ExportDtype, type GraphFile } from "./build-graphs"
import { parseCheckpointConfig } from "./checkpoint-config"
import { checkTensors, expectedTensors, type Weights } from "./checkpoint-tensors"
import { describeFile, revisionOf, type Manifest, type ManifestFile } from "./manifest"
import { ModelExportError } from "./model-export-error"
import { ModelFolder } from "./model-folder"
import { weightBytes, writeOnnx } from "./onnx-file"
import { SafetensorsCheckpoint } from "./safetensors"
import { redundantTensors } from "./tied-embeddings"

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
  /** Folder for the model; made where there is none. A model that is there is replaced, other files stay. */
  out: string
  /** @default ["fp32"] */
  dtypes?: readonly ExportDtype[]
  /** For the manifest. @default the checkpoint folder's name */
  name?: string
  /** For the manifest. @default a hash of the checkpoint's files */
  revision?: string
  onProgress?: (progress: ExportProgress) => void
  /** Ends the export with the signal's reason; a model that was in the output folder is still whole. */
  signal?: AbortSignal
  /** Bytes of a graph's weights above which they go to a `.onnx_data` file. @default 100 million */
  largestInlineModel?: number
}

/**
 * Turns a Qwen3-VL checkpoint into the three ONNX graphs that stock Transformers.js loads:
 * `onnx/embed_tokens`, `onnx/vision_encoder` and `onnx/decoder_model_merged`, with config.json, the
 * tokenizer's and processor's files and a manifest.json beside. Everything is checked before
 * anything is written, and written elsewhere before it takes its place. One tensor at a time is in
 * memory, save in models small enough to be one file.
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
  const json = await readConfig(join(checkpoint, "config.json"))
  const config = parseCheckpointConfig(json)
  const tensors = await SafetensorsCheckpoint.open(checkpoint)
  const expected = expectedTensors(config)
  checkTensors(expected, tensors, await redundantTensors(config, tensors, signal))
  const weights: Weights = {
    shape: (name) => expected.get(name) ?? missingWeight(name),
    read: (name, readSignal) => tensors.read(name, readSignal),
  }
  const graphs = dtypes.flatMap((dtype) => buildGraphs(config, weights, dtype))

  const folder = await ModelFolder.create(resolve(options.out))
  try {
    const withData = await writeGraphs(graphs, folder, options)
    await folder.stageJson("config.json", withTransformersJsConfig(json, dtypes, withData))
    await folder.stageCompanions(checkpoint)
    const inputs = [join(checkpoint, "config.json"), ...tensors.files].map((file) => ({ file, path: basename(file) }))
    const manifest = await describe(options, dtypes, inputs, folder)
    signal?.throwIfAborted()
    await folder.commit(manifest)
    return manifest
  } finally {
    await folder.dispose()
  }
}

/** @returns the `.onnx` files whose weights are in a file beside them */
async function writeGraphs(
  graphs: readonly GraphFile[],
  folder: ModelFolder,
  { signal, onProgress, largestInlineModel }: ExportModelOptions
): Promise<string[]> {
  const totalBytes = graphs.reduce((sum, { graph }) => sum + weightBytes(graph), 0)
  let writtenBytes = 0
  const withData: string[] = []
  for (const { file, graph } of graphs) {
    const onTensor = (tensor: string, bytes: number) => {
      writtenBytes += bytes
      onProgress?.({ file, tensor, writtenBytes, totalBytes })
    }
    if (await writeOnnx(graph, await folder.stage(file), { signal, onTensor, largestInlineModel })) {
      await folder.stage(`${file}_data`)
      withData.push(file)
    }
  }
  return withData
}

/** Tells Transformers.js which files have their weights beside, and the dtype when fp32 is not there. */
function withTransformersJsConfig(json: object, dtypes: readonly ExportDtype[], withData: readonly string[]): object {
  const settings = {
    ...(dtypes.includes("fp32") ? {} : { dtype: dtypes[0] }),
    ...(withData.length
      ? { use_external_data_format: Object.fromEntries(withData.map((file) => [basename(file), 1])) }
      : {}),
  }
  return Object.keys(settings).length ? { ...json, "transformers.js_config": settings } : json
}

async function describe(
  { checkpoint, name, revision, signal }: ExportModelOptions,
  dtypes: string[],
  inputFiles: readonly { path: string; file: string }[],
  folder: ModelFolder
): Promise<Manifest> {
  const describeAll = async (files: readonly { path: string; file: string }[]) => {
    const described: ManifestFile[] = []
    for (const { path, file } of files) {
      described.push(await describeFile(file, path, signal))
    }
    return described
  }
  const inputs = await describeAll(inputFiles)
  return {
    name: name ?? basename(resolve(checkpoint)),
    revision: revision ?? revisionOf(inputs),
    dtypes,
    files: await describeAll(folder.files()),
    inputs,
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
