import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { readdir, stat } from "node:fs/promises"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { ModelLoadError } from "./errors"
import type { Manifest } from "./manifest"
import { GRAPHS, type Dtype, type Dtypes, type Graph } from "./options"

/** Without these nothing can be loaded. */
export const CONFIGURATION_FILES = [
  "config.json",
  "generation_config.json",
  "preprocessor_config.json",
  "tokenizer.json",
  "tokenizer_config.json",
] as const

/** A chat template may lie beside the tokenizer's configuration instead of in it. */
export const OPTIONAL_FILES = ["chat_template.jinja", "chat_template.json"] as const

/** What Transformers.js appends to a graph's name for a dtype. */
const SUFFIX: Readonly<Record<Dtype, string>> = {
  fp32: "",
  fp16: "_fp16",
  int8: "_int8",
  uint8: "_uint8",
  q8: "_quantized",
  q4: "_q4",
  q4f16: "_q4f16",
  bnb4: "_bnb4",
}

/** `onnx/decoder_model_merged_q4.onnx`; weights beyond 2 GB, or so chosen, lie in `…_data` files beside. */
export function graphFile(graph: Graph, dtype: Dtype): string {
  return `onnx/${graph}${SUFFIX[dtype]}.onnx`
}

/** The decoder for a cache kept in place, where the exporter made one. Its weights are in the decoder's `…_data` file. */
export function inPlaceFile(dtype: Dtype): string {
  return `onnx/decoder_in_place${SUFFIX[dtype]}.onnx`
}

/** The part of it that reads prompts alone. */
export function prefillFile(dtype: Dtype): string {
  return `onnx/decoder_prefill${SUFFIX[dtype]}.onnx`
}

/** The graphs that are opened. */
export function graphFiles(dtype: Dtypes): string[] {
  return [...GRAPHS.map((graph) => graphFile(graph, dtype[graph])), ...(dtype.prefill ? [prefillFile(dtype.prefill)] : [])]
}

/** What the names of a graph's `…_data` files begin with. */
export function dataOf(graphPath: string): string {
  return `${graphPath.replace(/decoder_(?:prefill|in_place)/, "decoder_model_merged")}_data`
}

/** Hashes what is small enough to take no time; a hub's large files are hashed when they are downloaded. */
const HASHED_AT_EVERY_LOAD = 64 * 2 ** 20

/**
 * Makes sure that a folder holds what the chosen dtypes need, and nothing of it is cut off or changed
 * as far as the manifest tells.
 *
 * @returns the bytes of the weights
 * @throws ModelLoadError `missing_files`, `wrong_size` or `wrong_checksum`, naming the files
 */
export async function checkModelFiles(
  folder: string,
  dtype: Dtypes,
  manifest: Manifest | null
): Promise<number> {
  const needed = graphFiles(dtype)
  const sizes = await fileSizes(folder)
  const inPlace = inPlaceFile(dtype.decoder_model_merged)
  const graphs = sizes.has(inPlace) ? [...needed, inPlace] : needed
  const missing = [...CONFIGURATION_FILES, ...needed].filter((path) => !sizes.has(path))
  if (missing.length > 0) {
    throw new ModelLoadError("missing_files", describeMissing(folder, missing, sizes))
  }
  // Of the manifest's files only those that are about to be read: a folder may carry one dtype of many.
  const used = [...sizes.keys()].filter((path) => isUsed(path, graphs))
  for (const file of manifest?.files ?? []) {
    if (isUsed(file.path, graphs)) {
      await checkFile(folder, file, sizes.get(file.path))
    }
  }
  return used.filter((path) => path.startsWith("onnx/")).reduce((sum, path) => sum + (sizes.get(path) ?? 0), 0)
}

async function checkFile(
  folder: string,
  file: { path: string; bytes: number; sha256: string },
  size: number | undefined
): Promise<void> {
  if (size === undefined) {
    throw new ModelLoadError("missing_files", describeMissing(folder, [file.path], new Map()))
  }
  const path = join(folder, file.path)
  if (size !== file.bytes) {
    throw new ModelLoadError(
      "wrong_size",
      `${path} has ${size} bytes, and the manifest says ${file.bytes}: it was cut off or changed. Copy or download it again.`
    )
  }
  if (size <= HASHED_AT_EVERY_LOAD && (await sha256OfFile(path)) !== file.sha256) {
    throw new ModelLoadError(
      "wrong_checksum",
      `${path} is not the file that the manifest describes (its SHA-256 differs). Copy or download it again.`
    )
  }
}

function isUsed(path: string, graphs: string[]): boolean {
  return path.startsWith("onnx/")
    ? graphs.some((graph) => path === graph || path.startsWith(dataOf(graph)))
    : [...CONFIGURATION_FILES, ...OPTIONAL_FILES].some((name) => name === path)
}

/** Of the folder and its `onnx` folder, by path relative to it. */
async function fileSizes(folder: string): Promise<Map<string, number>> {
  const sizes = new Map<string, number>()
  for (const prefix of ["", "onnx/"]) {
    for (const name of await readdir(join(folder, prefix)).catch(() => [])) {
      const entry = await stat(join(folder, prefix, name)).catch(() => null)
      if (entry?.isFile()) {
        sizes.set(prefix + name, entry.size)
      }
    }
  }
  return sizes
}

function describeMissing(folder: string, missing: string[], present: Map<string, number>): string {
  const graphs = [...present.keys()].filter((path) => path.endsWith(".onnx"))
  return (
    `The folder ${folder} lacks ${missing.join(", ")}. ` +
    (graphs.length > 0
      ? `Its graphs are ${graphs.join(", ")}: choose dtypes that match them, or add the files.`
      : "Check the model option's path, or export or download the model again.")
  )
}

export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash("sha256")
  await pipeline(createReadStream(path), hash)
  return hash.digest("hex")
}
