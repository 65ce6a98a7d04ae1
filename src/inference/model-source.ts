import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { homedir } from "node:os"
import { basename, join, resolve } from "node:path"
import { totalMemory } from "./machine"
import { readManifest, type Manifest } from "./manifest"
import type { ModelSource } from "./messages"
import type { Dtype, Dtypes, Graph, HubModel, ModelOption } from "./options"
import type { ModelInfo } from "./types"

/** The public conversion carries its weights in this; for a local folder see `defaultDtype`. */
const HUB_DTYPE: Dtype = "q4"

export interface ResolvedModel {
  source: ModelSource
  info: ModelInfo
}

/**
 * From the model option to a folder, and to what can be told about the model without loading it.
 *
 * @throws ModelLoadError when a manifest cannot be understood
 */
export function resolveModel(option: ModelOption): ResolvedModel {
  if (option === "demo") {
    return resolveFolder("demo", demoFolder(), {})
  }
  return "id" in option ? resolveHub(option) : resolveFolder(basename(resolve(option.path)), resolve(option.path), option.dtype ?? {})
}

function resolveFolder(model: string, folder: string, chosen: Partial<Dtypes>): ResolvedModel {
  const manifest = readManifest(folder)
  const { prefill, ...graphs } = defaultDtype(manifest)
  // Who chooses the decoder's dtype chooses for prompts too.
  const dtype = { ...graphs, ...(prefill && !chosen.decoder_model_merged ? { prefill } : {}), ...chosen }
  return {
    source: { kind: "folder", folder, dtype },
    info: { model, revision: manifest?.revision ?? folderRevision(folder), dtype },
  }
}

/**
 * The first that the manifest lists, for all graphs or for each; of a decoder in int8 and q4 both, q4
 * to write the reply, and int8 to read the prompt where the machine has memory for the two. By what
 * the machine has and not by what is free: a model's dtype is part of what tells its drafts apart.
 *
 * @param memory bytes that the machine has
 */
export function defaultDtype(manifest: Manifest | null, memory = totalMemory()): Dtypes {
  const dtypes = manifest?.dtypes
  const first = (graph: Graph): Dtype => (Array.isArray(dtypes) ? dtypes : dtypes?.[graph])?.[0] ?? "fp32"
  return {
    embed_tokens: first("embed_tokens"),
    vision_encoder: first("vision_encoder"),
    ...decoderDtype((Array.isArray(dtypes) ? dtypes : dtypes?.decoder_model_merged) ?? [], memory),
  }
}

/** A machine sold with 8 GB has a little less; what the store and its database take comes on top of the model. */
const LARGE_MEMORY = 7 * 2 ** 30

/**
 * Requests of a backfill at work at once; more than four gain nothing on two cores.
 *
 * @param memory bytes that the machine has
 */
export function defaultBatchSize(memory = totalMemory()): number {
  return memory >= LARGE_MEMORY ? 4 : 2
}

function decoderDtype(available: readonly Dtype[], memory: number): Pick<Dtypes, "decoder_model_merged" | "prefill"> {
  const both = available.includes("q4") && available.includes("int8")
  return {
    decoder_model_merged: both ? "q4" : (available[0] ?? "fp32"),
    ...(both && memory >= LARGE_MEMORY ? { prefill: "int8" } : {}),
  }
}

function resolveHub(hub: HubModel): ResolvedModel {
  const dtype = completeDtype(hub.dtype ?? {}, HUB_DTYPE)
  const folder = join(hub.cacheDir ?? defaultCacheFolder(), ...hub.id.split("/"), hub.revision)
  return { source: { kind: "hub", folder, dtype, hub }, info: { model: hub.id, revision: hub.revision, dtype } }
}

function completeDtype(chosen: Partial<Dtypes>, otherwise: Dtype): Record<Graph, Dtype> {
  return { embed_tokens: otherwise, vision_encoder: otherwise, decoder_model_merged: otherwise, ...chosen }
}

/**
 * The package's `models/demo`. This file lies in `src/inference/`, and after the build in
 * `.medusa/server/src/inference/`: two or four folders below the package.
 */
export function demoFolder(): string {
  const candidates = ["../..", "../../../.."].map((up) => resolve(__dirname, up, "models", "demo"))
  return candidates.find((folder) => existsSync(join(folder, "config.json"))) ?? candidates[0] ?? __dirname
}

function defaultCacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "shelftalker")
}

/**
 * A stand-in for the revision of a folder without one: changes when the configuration or a graph's
 * size or time changes, so that drafts of another model are not taken for this one's.
 */
function folderRevision(folder: string): string {
  const hash = createHash("sha256")
  try {
    hash.update(readFileSync(join(folder, "config.json")))
    for (const name of readdirSync(join(folder, "onnx")).sort()) {
      const { size, mtimeMs } = statSync(join(folder, "onnx", name))
      hash.update(`${name}\n${size}\n${Math.floor(mtimeMs)}\n`)
    }
  } catch {
    return "unknown"
  }
  return `local-${hash.digest("hex").slice(0, 16)}`
}
