import { basename, resolve } from "node:path"

import { buildGraphs, type GraphFile } from "./build-graphs"
import { openSource, type CheckpointSource } from "./checkpoint-source"
import { defaultDtype, dtypesByGraph, type DtypesByGraph, type ExportDtype } from "./dtypes"
import { describeFile, revisionOf, type Manifest, type ManifestFile } from "./manifest"
import { ModelFolder } from "./model-folder"
import { largestFileBytes, weightBytes, writeOnnx, type StoredTensors, type WrittenFile } from "./onnx-file"
import type { RandomCheckpoint } from "./random-weights"
import { toolVersion } from "./tool-version"

/** The end of the name of the file with a graph's large weights. */
const DATA = "_data"
/** Room for config.json, the tokenizer's files and the manifest. */
const COMPANION_BYTES = 32_000_000

export interface ExportProgress {
  /** The file being written, relative to the output folder. */
  file: string
  /** The tensor of which a piece was just written. */
  tensor: string
  /** Bytes of weights written so far, over all files. */
  writtenBytes: number
  totalBytes: number
}

export interface ExportModelOptions {
  /** Folder with config.json and safetensors, in one file or in shards; or random weights to measure speed with. */
  checkpoint: string | RandomCheckpoint
  /** Folder for the model; made where there is none. A model that is there is replaced, other files stay. */
  out: string
  /** For all graphs, or for each its own; several give several files. @default ["fp32"] */
  dtypes?: readonly ExportDtype[] | DtypesByGraph
  /** q4 keeps a zero point for each block: 2 % more bytes, less rounding error. @default false */
  zeroPoints?: boolean
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
  const { signal } = options
  const dtypes = dtypesByGraph(options.dtypes ?? ["fp32"])
  const settings = { zeroPoints: options.zeroPoints ?? false }
  const source = await openSource(options.checkpoint, signal)
  const graphs = buildGraphs(source.config, source.weights, dtypes, settings)

  const neededBytes = graphs.reduce((sum, { graph }) => sum + largestFileBytes(graph), COMPANION_BYTES)
  const folder = await ModelFolder.create(resolve(options.out), neededBytes)
  try {
    const written = await writeGraphs(graphs, folder, options)
    await folder.stageJson("config.json", withTransformersJsConfig(source.json, dtypes, written))
    await folder.stageCompanions(source.folder)
    const manifest = await describe(options, source, dtypes, written, folder)
    signal?.throwIfAborted()
    await folder.commit(manifest)
    return manifest
  } finally {
    await folder.dispose()
  }
}

/** @returns the files with their paths in the model */
async function writeGraphs(
  graphs: readonly GraphFile[],
  folder: ModelFolder,
  { signal, onProgress, largestInlineModel }: ExportModelOptions
): Promise<WrittenFile[]> {
  const totalBytes = graphs.reduce((sum, { graph }) => sum + weightBytes(graph), 0)
  let writtenBytes = 0
  const written: WrittenFile[] = []
  const write = async ({ file, graph, sharing }: GraphFile, stored: StoredTensors): Promise<void> => {
    const onWritten = (tensor: string, bytes: number) => {
      writtenBytes = Math.min(totalBytes, writtenBytes + bytes)
      onProgress?.({ file, tensor, writtenBytes, totalBytes })
    }
    const options = { signal, onWritten, stored, largestInlineModel: sharing.length > 0 ? 0 : largestInlineModel }
    const [model, data] = await writeOnnx(graph, await folder.stage(file), options)
    written.push(...(model ? [{ ...model, path: file }] : []))
    if (data) {
      await folder.stage(`${file}${DATA}`)
      written.push({ ...data, path: `${file}${DATA}` })
    }
    for (const other of sharing) {
      await write({ ...other, sharing: [] }, stored)
    }
  }
  for (const file of graphs) {
    await write(file, new Map())
  }
  return written
}

/** Tells Transformers.js which files have their weights beside, and the dtype when it is not fp32. */
function withTransformersJsConfig(json: object, dtypes: DtypesByGraph, written: readonly WrittenFile[]): object {
  const dtype = defaultDtype(dtypes)
  const withData = written.filter(({ path }) => path.endsWith(DATA)).map(({ path }) => path.slice(0, -DATA.length))
  const settings = {
    ...(dtype === undefined ? {} : { dtype }),
    ...(withData.length
      ? { use_external_data_format: Object.fromEntries(withData.map((file) => [basename(file), 1])) }
      : {}),
  }
  return Object.keys(settings).length ? { ...json, "transformers.js_config": settings } : json
}

async function describe(
  { name, revision, zeroPoints, signal }: ExportModelOptions,
  source: CheckpointSource,
  dtypes: DtypesByGraph,
  written: readonly WrittenFile[],
  folder: ModelFolder
): Promise<Manifest> {
  const describeAll = async (files: readonly { path: string; file: string }[], known: readonly WrittenFile[] = []) => {
    const described: ManifestFile[] = []
    for (const { path, file } of files) {
      described.push(known.find((one) => one.path === path) ?? (await describeFile(file, path, signal)))
    }
    return described
  }
  const inputs = await describeAll(source.inputs.map((file) => ({ file, path: basename(file) })))
  const { randomSeed } = source
  return {
    name: name ?? source.name,
    revision: revision ?? revisionOf(inputs, randomSeed),
    tool: toolVersion(),
    dtypes,
    ...(Object.values(dtypes).flat().includes("q4") ? { q4ZeroPoints: zeroPoints ?? false } : {}),
    ...(randomSeed === undefined ? {} : { randomWeights: { seed: randomSeed } }),
    files: await describeAll(folder.files(), written),
    inputs,
  }
}
