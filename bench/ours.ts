import { z } from "zod"

import {
  createVisionLanguageModel,
  type ChildProcessModel,
  type Dtype,
  type GenerateRequest,
  type Graph,
  type Picture,
} from "../src/inference"
import { REPLY_TOKENS } from "./benchmark-model"
import { draftFigures, type DraftRun, type ModelFigures } from "./draft-figures"
import { measured } from "./measure"
import { peakMemory } from "./peak-memory"
import { CHINESE_TEXT, ENGLISH_TEXT } from "./requests"

export interface OursOptions {
  what: string
  folder: string
  dtype: Record<Graph, Dtype>
  threads: number
  runs: number
  /** One for each run, and as many as the backfill has; drafts before the first are made to warm up. */
  pictures: readonly Picture[]
  /** Drafts of the backfill. */
  backfill: number
  onProgress?: (line: string) => void
}

/** What a result tells of its decoding; a loop that writes one token per run need not say so. */
const Counts = z.object({
  prompt: z.number(),
  completion: z.number(),
  runs: z.number().optional(),
  forced: z.number().optional(),
})

/** Measures the product's own inference process, through the interface that the store uses. */
export async function measureOurs(options: OursOptions): Promise<ModelFigures> {
  const { what, dtype, runs, pictures, onProgress = () => undefined } = options
  const loads: number[] = []
  let ours: ChildProcessModel | undefined
  try {
    while (loads.length < runs) {
      await ours?.close()
      onProgress(`${what}: load ${loads.length + 1} of ${runs}`)
      const { model, milliseconds } = await load(options)
      ours = model
      loads.push(milliseconds)
    }
    const [warmUp] = pictures.slice(-1)
    if (!ours || !warmUp) {
      throw new RangeError("Ours needs at least one run and one picture")
    }
    await draft(ours, warmUp, { text: ENGLISH_TEXT })
    const drafts: DraftRun[] = []
    const again: DraftRun[] = []
    const inChinese: DraftRun[] = []
    for (const [run, picture] of pictures.slice(0, runs).entries()) {
      onProgress(`${what}: draft ${run + 1} of ${runs}`)
      drafts.push(await draft(ours, picture, { text: ENGLISH_TEXT }))
      again.push(await draft(ours, picture, { text: ENGLISH_TEXT, seed: 1, temperature: 0.7 }))
      inChinese.push(await draft(ours, picture, { text: CHINESE_TEXT }))
    }
    onProgress(`${what}: backfill of ${options.backfill}`)
    const backfill = await measureBackfill(ours, pictures.slice(0, options.backfill))
    const { processId } = ours
    return {
      what,
      dtype,
      load: measured(loads),
      peakMemory: processId === null ? null : await peakMemory(processId),
      draft: draftFigures(drafts),
      regenerate: draftFigures(again),
      secondLocale: draftFigures(inChinese),
      backfill,
    }
  } finally {
    await ours?.close()
  }
}

/** The model is loaded by the first request, which is given up as soon as that is done. */
async function load({ folder, dtype, threads }: OursOptions): Promise<{ model: ChildProcessModel; milliseconds: number }> {
  const started = performance.now()
  let loadedAt: number | undefined
  const model = createVisionLanguageModel({
    model: { path: folder, dtype },
    threads,
    idleUnloadMs: 0,
    timeoutMs: 60 * 60_000,
    onProgress: ({ stage, done, total }) => {
      if (stage === "loading" && done === total) {
        loadedAt = performance.now()
      }
    },
  })
  const picture: Picture = { data: new Uint8Array(3 * 64 * 64), width: 64, height: 64 }
  await model.generate(request(picture, { text: "", maxTokens: 1 }))
  if (loadedAt === undefined) {
    throw new Error("The inference process did not say when the model was loaded")
  }
  return { model, milliseconds: loadedAt - started }
}

/** All at once, as a store-wide run hands them over, each with a picture of its own. */
async function measureBackfill(model: ChildProcessModel, pictures: readonly Picture[]): Promise<ModelFigures["backfill"]> {
  const started = performance.now()
  await Promise.all(
    pictures.map((picture) => model.generate(request(picture, { text: ENGLISH_TEXT }), { priority: "batch" }))
  )
  const hours = (performance.now() - started) / 3_600_000
  return { draftsPerHour: pictures.length / hours, drafts: pictures.length }
}

type Variation = Pick<GenerateRequest, "seed" | "temperature" | "maxTokens"> & { text: string }

function request(picture: Picture, { text, ...sampling }: Variation): GenerateRequest {
  return {
    messages: [{ role: "user", content: [{ type: "picture" }, { type: "text", text }] }],
    pictures: [picture],
    maxTokens: REPLY_TOKENS,
    ...sampling,
  }
}

async function draft(model: ChildProcessModel, picture: Picture, variation: Variation): Promise<DraftRun> {
  const started = performance.now()
  const { tokens, timings } = await model.generate(request(picture, variation))
  const total = performance.now() - started
  const { prompt, completion, runs = completion - 1, forced = 0 } = Counts.parse(tokens)
  const { vision, prefill, decode } = timings
  return { total, vision, prefill, decode, tokens: { prompt, completion, runs, forced } }
}
