import type { Locale } from "../src/copy/limits"
import {
  createVisionLanguageModel,
  type ChildProcessModel,
  type GenerateRequest,
  type Picture,
} from "../src/inference"
import { defaultBatchSize } from "../src/inference/model-source"
import type { Dtypes } from "../src/inference/options"
import { draftFigures, untilFullLength, type DraftRun, type ModelFigures } from "./draft-figures"
import { measured } from "./measure"
import { peakMemory } from "./peak-memory"
import { benchmarkReplyFormat } from "./reply-format"
import { CHINESE_TEXT, ENGLISH_TEXT } from "./requests"

export interface OursOptions {
  what: string
  folder: string
  dtype: Dtypes
  threads: number
  runs: number
  /** One for each run, and as many as the backfill has; drafts before the first are made to warm up. */
  pictures: readonly Picture[]
  /** Drafts of the backfill. */
  backfill: number
  onProgress?: (line: string) => void
}


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
    await draft(ours, warmUp, ENGLISH, 0)
    const drafts: DraftRun[] = []
    const again: DraftRun[] = []
    const inChinese: DraftRun[] = []
    for (const [run, picture] of pictures.slice(0, runs).entries()) {
      onProgress(`${what}: draft ${run + 1} of ${runs}`)
      drafts.push(await draft(ours, picture, ENGLISH, run))
      again.push(await draft(ours, picture, AGAIN, run))
      inChinese.push(await draft(ours, picture, CHINESE, run))
    }
    onProgress(`${what}: backfill of ${options.backfill}`)
    const backfill = await measureBackfill(ours, pictures.slice(0, options.backfill), defaultBatchSize())
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
  await model.generate({ messages: messages(""), pictures: [picture], maxTokens: 1 })
  if (loadedAt === undefined) {
    throw new Error("The inference process did not say when the model was loaded")
  }
  return { model, milliseconds: loadedAt - started }
}

/** All at once, as a store-wide run hands them over, each with a picture of its own. */
async function measureBackfill(model: ChildProcessModel, pictures: readonly Picture[], atOnce: number): Promise<ModelFigures["backfill"]> {
  const started = performance.now()
  const results = await Promise.all(
    pictures.map((picture, seed) => model.generate(request(picture, ENGLISH, seed), { priority: "batch" }))
  )
  const elapsed = performance.now() - started
  // Replies that were written side by side miss their tokens side by side.
  const missing = results.map(({ timings, tokens }) => untilFullLength(timings.decode, tokens.completion) / atOnce)
  const hours = missing.reduce((sum, milliseconds) => sum + milliseconds, elapsed) / 3_600_000
  return { draftsPerHour: pictures.length / hours, drafts: pictures.length }
}

interface Wish {
  text: string
  locale: Locale
}

const ENGLISH: Wish = { text: ENGLISH_TEXT, locale: "en" }
/** As a merchant does who was not content with the first draft. */
const AGAIN: Wish = { text: `${ENGLISH_TEXT}\nThe merchant asks: say more about the material.`, locale: "en" }
const CHINESE: Wish = { text: CHINESE_TEXT, locale: "zh" }

/**
 * At temperature 1, so that what random weights write is random: their likeliest tokens run in
 * circles, where nearly every guess comes true.
 */
function request(picture: Picture, { text, locale }: Wish, seed: number): GenerateRequest {
  return { messages: messages(text), pictures: [picture], format: benchmarkReplyFormat(locale), temperature: 1, seed }
}

function messages(text: string): GenerateRequest["messages"] {
  return [{ role: "user", content: [{ type: "picture" }, { type: "text", text }] }]
}

async function draft(model: ChildProcessModel, picture: Picture, wish: Wish, seed: number): Promise<DraftRun> {
  const started = performance.now()
  const { tokens, timings, work } = await model.generate(request(picture, wish, seed))
  const total = performance.now() - started
  const { vision, prefill, decode } = timings
  return { total, vision, prefill, decode, tokens: { ...tokens, ...work } }
}
