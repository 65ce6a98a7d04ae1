import { readFileSync } from "node:fs"
import { cpus, release, totalmem, type } from "node:os"
import { dirname, join } from "node:path"

import type { Picture } from "../src/inference"
import type { Dtypes } from "../src/inference/options"
import { patchesOf, readDimensions } from "./benchmark-model"
import { measureDemoReplies } from "./demo-replies"
import { measureMachineLimits, type MachineLimits } from "./machine-limits"
import { requireModel } from "./make-model"
import type { ModelFolders } from "./model-folders"
import { decodeWork, prefillWork, shortestTime, visionWork } from "./model-limits"
import type { BenchmarkOptions, OursDtype } from "./options"
import { measureOurs } from "./ours"
import { benchmarkPictures } from "./requests"
import type { BenchmarkResults } from "./results"
import { measureStock } from "./stock"
import { measureStoreEventLoop } from "./store-event-loop"

/** Drafts of the backfill. */
const BACKFILL = 20
const QUICK_BACKFILL = 4

/** Tokens of the prompt that the limits are computed for where no draft was made that tells. */
const USUAL_PROMPT = 330

/**
 * Measures one thing after another, the machine's limits first, so that nothing competes.
 *
 * @throws Error where the models are missing
 */
export async function runBenchmark(
  options: BenchmarkOptions,
  onProgress: (line: string) => void
): Promise<BenchmarkResults> {
  const { quick, runs, threads, sections } = options
  const wants = new Set(sections)
  const folders = await requireModel(quick)
  const pictures = await benchmarkPictures(Math.max(runs + 1, quick ? QUICK_BACKFILL : BACKFILL))

  const limits = wants.has("machine") ? await measureMachineLimits({ threads, runs, quick, onProgress }) : null
  const stock = wants.has("stock") ? await measureStocks(options, folders, pictures, onProgress) : null
  const dtype = oursDtype(options.dtype)
  const ours = wants.has("ours")
    ? await measureOurs({
        what: `ours, ${options.dtype}`,
        folder: folders.ours,
        dtype,
        threads,
        runs,
        pictures,
        backfill: quick ? QUICK_BACKFILL : BACKFILL,
        onProgress,
      })
    : null
  if (ours) {
    onProgress("Replies of the demo model")
  }
  const demoReplies = ours ? await measureDemoReplies(quick ? 5 : 50, threads) : null
  const store = wants.has("store")
    ? await measureStoreEventLoop({ model: { path: folders.ours, dtype }, threads, seconds: quick ? 10 : 60, onProgress })
    : null

  const promptTokens = (ours ?? stock?.publicLike)?.draft.promptTokens.median ?? USUAL_PROMPT
  return {
    at: new Date().toISOString(),
    quick,
    runs,
    machine: describeMachine(threads),
    limits: limits && { machine: limits, parts: partLimits(limits, folders, promptTokens) },
    stock,
    ours,
    demoReplies,
    store,
  }
}

async function measureStocks(
  { threads, runs }: BenchmarkOptions,
  folders: ModelFolders,
  pictures: readonly Picture[],
  onProgress: (line: string) => void
): Promise<NonNullable<BenchmarkResults["stock"]>> {
  const measure = (what: string, folder: string, dtype: "int8" | "q4") =>
    measureStock({ what, folder, dtype: byGraph(dtype), threads, runs, pictures, onProgress })
  return {
    publicLike: await measure("(a) stock, public", folders.publicLike, "q4"),
    ours: [
      await measure("(b) stock, our int8", folders.ours, "int8"),
      await measure("(b) stock, our q4", folders.ours, "q4"),
    ],
  }
}

function oursDtype(dtype: OursDtype): Dtypes {
  return dtype === "both" ? { ...byGraph("int8"), decoder_model_merged: "q4", prefill: "int8" } : byGraph(dtype)
}

function byGraph<Dtype>(dtype: Dtype) {
  return { embed_tokens: dtype, vision_encoder: dtype, decoder_model_merged: dtype }
}

function partLimits({ bandwidth, int8, fp32 }: MachineLimits, { ours }: ModelFolders, tokens: number) {
  const rates = { bandwidth: bandwidth.best, int8: int8.best, fp32: fp32.best }
  const config = readDimensions(ours)
  const prompt = { patches: patchesOf(config), tokens }
  return {
    vision: shortestTime(visionWork(config, prompt), rates),
    prefill: shortestTime(prefillWork(config, prompt, "int8"), rates),
    decodeStep: {
      int8: shortestTime(decodeWork(config, "int8"), rates),
      q4: shortestTime(decodeWork(config, "q4"), rates),
    },
  }
}

function describeMachine(threads: number): BenchmarkResults["machine"] {
  const [processor] = cpus()
  return {
    processor: processor?.model.trim() ?? "unknown",
    cores: cpus().length,
    threads,
    memory: totalmem(),
    system: `${type()} ${release()}`,
    node: process.version,
    onnxruntime: packageVersion("onnxruntime-node"),
  }
}

function packageVersion(name: string): string {
  const file = join(dirname(require.resolve(name)), "..", "package.json")
  const { version } = JSON.parse(readFileSync(file, "utf8")) as { version: string }
  return version
}
