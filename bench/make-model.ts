/**
 * Makes the models that `npm run bench` measures, with random weights, where they are not there yet:
 *
 *   npm run bench:model [-- --quick] [--force]
 */
import { readFile, stat } from "node:fs/promises"
import { join } from "node:path"
import { parseArgs } from "node:util"

import { hashFiles } from "../demo/hash-files"
import { exportModel, type Manifest } from "../src/model-export"
import { modelFolders, type ModelFolders } from "./model-folders"
import { writeModelSource } from "./model-source"
import { writePublicLikeBuild } from "./public-like-build"

const PROJECT = join(__dirname, "..")

/** Every graph in both: `stock.ts` and `ours.ts` choose among them. */
const DTYPES = ["int8", "q4"] as const

/** What the files depend on; another state of these makes other files. */
const DEPENDS_ON = [
  "src/model-export",
  "models/demo/config.json",
  "models/demo/tokenizer.json",
  "bench/qwen3-vl-2b.config.json",
  "bench/model-source.ts",
]

export interface MakeModelOptions {
  /** The small model instead of the full-size one. */
  quick: boolean
  /** Make it anew even where it is there. */
  force?: boolean
  onProgress?: (line: string) => void
}

/** @returns the folders, each with a model that can be loaded */
export async function makeModel({ quick, force, onProgress = () => undefined }: MakeModelOptions): Promise<ModelFolders> {
  const folders = modelFolders(quick)
  const revision = await hashFiles(PROJECT, DEPENDS_ON)
  if (force || !(await isWhole(folders.ours, revision))) {
    await writeModelSource(folders.source, quick)
    let shown = ""
    await exportModel({
      checkpoint: { config: join(folders.source, "config.json") },
      out: folders.ours,
      dtypes: DTYPES,
      name: "benchmark, random weights",
      revision,
      onProgress: ({ file, writtenBytes, totalBytes }) => {
        const line = `${Math.floor((10 * writtenBytes) / totalBytes) * 10} % ${file}`
        if (line !== shown) {
          onProgress((shown = line))
        }
      },
    })
  }
  onProgress("A build like the public conversion, on the same weights")
  await writePublicLikeBuild(folders.ours, folders.publicLike)
  return folders
}

/** @throws Error saying how to make them, where they are missing */
export async function requireModel(quick: boolean): Promise<ModelFolders> {
  const folders = modelFolders(quick)
  const publicLike = await stat(join(folders.publicLike, "config.json")).catch(() => null)
  if (!publicLike || !(await readManifest(folders.ours))) {
    throw new Error(`There is no model in ${folders.ours} yet. Make it with: npm run bench:model${quick ? " -- --quick" : ""}`)
  }
  return folders
}

async function isWhole(folder: string, revision: string): Promise<boolean> {
  const manifest = await readManifest(folder)
  if (manifest?.revision !== revision) {
    return false
  }
  const sizes = await Promise.all(
    manifest.files.map(({ path }) => stat(join(folder, path)).then(({ size }) => size, () => null))
  )
  return manifest.files.every(({ bytes }, index) => bytes === sizes[index])
}

/** Null where there is none, as before the first export and after a broken one. */
async function readManifest(folder: string): Promise<Pick<Manifest, "revision" | "files"> | null> {
  const text = await readFile(join(folder, "manifest.json"), "utf8").catch(() => null)
  return text === null ? null : (JSON.parse(text) as Manifest)
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { quick: { type: "boolean" }, force: { type: "boolean" } } })
  const folders = await makeModel({ quick: values.quick ?? false, force: values.force, onProgress: console.log })
  console.log(`Ready: ${folders.ours} and ${folders.publicLike}`)
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
}
