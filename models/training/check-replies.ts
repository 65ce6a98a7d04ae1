/**
 * Draws many replies from the demo model at temperature 1, each of a new picture, and holds every
 * one to the draft's format and limits, and the inference process to its memory.
 *
 *   npm run check:replies [-- COUNT]
 */
import { readFileSync } from "node:fs"

import { randomDrawing } from "../../demo/drawings/drawing"
import { renderDrawing } from "../../demo/drawings/render"
import { characterCount, FIELD_LIMITS, LOCALES, SELLING_POINT_COUNT, type Locale } from "../../src/copy/limits"
import { parseDraft } from "../../src/copy/parse-draft"
import { draftReplyFormat } from "../../src/copy/reply-format"
import { draftMessages } from "../../src/drafting"
import { preparePicture } from "../../src/images"
import { createVisionLanguageModel, type GenerateResult, type ChildProcessModel } from "../../src/inference"

/** Drawings that no other check uses. */
const FIRST_SEED = 5_000
/** Pixels; the demo model looks at 160. */
const SIDE = 256
/** Room for some ten pictures, so that nearly every draft makes an earlier picture's cache go. */
export const SMALL_PREFIX_CACHE = 12 * 2 ** 20

export interface CheckedReplies {
  replies: number
  /** One line for each reply that is not as it has to be. */
  mistakes: string[]
  /** Texts that were cut to their limit. */
  shortened: number
  /** Resident memory of the inference process after each draft, in bytes; [] where the system does not tell. */
  memory: number[]
}

/** Every other reply is in the next locale. */
export async function checkReplies(model: ChildProcessModel, count: number): Promise<CheckedReplies> {
  const checked: CheckedReplies = { replies: 0, mistakes: [], shortened: 0, memory: [] }
  for (let seed = FIRST_SEED; seed < FIRST_SEED + count; seed++) {
    const locale = LOCALES[seed % LOCALES.length] ?? "en"
    const drawing = randomDrawing(seed)
    const pictures = [await preparePicture(await renderDrawing(drawing, { size: SIDE, format: "png" }))]
    const result = await model.generate({
      messages: draftMessages({ pictures, facts: { title: `IMG_${seed}`, categories: [drawing.kind] }, locale }),
      pictures,
      format: draftReplyFormat(locale),
      temperature: 1,
      seed,
    })
    checked.replies++
    checked.shortened += result.shortened.length
    checked.mistakes.push(...findMistakes(result, locale).map((mistake) => `seed ${seed}: ${mistake} in ${result.text}`))
    const memory = residentMemory(model.processId)
    if (memory !== null) checked.memory.push(memory)
  }
  return checked
}

/** What is wrong with a reply: [] for one that is whole, parses and keeps its limits. */
function findMistakes({ text, finishReason }: GenerateResult, locale: Locale): string[] {
  const mistakes = finishReason === "stop" ? [] : [`it ended with ${finishReason}`]
  try {
    // As the model wrote it: parsing a draft mends and cuts, so it alone would show little.
    const reply: Record<string, unknown> = JSON.parse(text)
    const limits = FIELD_LIMITS[locale]
    for (const field of ["title", "description", "alt_text"] as const) {
      const value = reply[field]
      if (typeof value !== "string" || value === "" || characterCount(value) > limits[field]) mistakes.push(`wrong ${field}`)
    }
    const points = Array.isArray(reply.selling_points) ? reply.selling_points.map(String) : []
    if (points.length !== SELLING_POINT_COUNT || points.some((point) => point === "" || characterCount(point) > limits.selling_points)) {
      mistakes.push("wrong selling_points")
    }
    const { content, issues } = parseDraft(text, { locale })
    if (content.title !== reply.title || content.description !== reply.description || content.alt_text !== reply.alt_text) {
      mistakes.push("parsing changed it")
    }
    mistakes.push(...issues.map(({ field, code }) => `parsing found ${code} of ${field}`))
  } catch (error) {
    mistakes.push(String(error))
  }
  return mistakes
}

/** Bytes, on Linux. */
function residentMemory(pid: number | null): number | null {
  if (process.platform !== "linux" || pid === null) return null
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? []
  return kilobytes === undefined ? null : Number(kilobytes) * 1024
}

/** Drafts over which growth is looked at: a single one's comes and goes. */
export const GROWTH_SPAN = 20

/**
 * Bytes by which memory grows in `GROWTH_SPAN` drafts, the first half not counted, in which caches
 * and heaps fill. The median, so that garbage collected once does not hide a steady leak.
 */
export function memoryGrowth(memory: readonly number[]): number {
  const warm = memory.slice(Math.floor(memory.length / 2))
  const growths = warm.slice(GROWTH_SPAN).map((bytes, index) => bytes - (warm[index] ?? 0))
  return growths.sort((a, b) => a - b)[Math.floor(growths.length / 2)] ?? 0
}

export function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`
}

async function main() {
  const count = Number(process.argv[2] ?? 1000)
  const model = createVisionLanguageModel({ model: "demo", prefixCacheBytes: SMALL_PREFIX_CACHE })
  try {
    const { replies, mistakes, shortened, memory } = await checkReplies(model, count)
    mistakes.forEach((mistake) => console.log(mistake))
    console.log(`${replies} replies at temperature 1, ${mistakes.length} mistakes, ${shortened} texts cut to their limit`)
    const step = Math.max(1, Math.floor(memory.length / 10))
    const course = memory.filter((_, index) => index % step === step - 1).map(megabytes)
    console.log(`Memory of the inference process, every ${step} drafts: ${course.join(", ")}`)
    console.log(`Growth in ${GROWTH_SPAN} drafts, over the second half: ${megabytes(memoryGrowth(memory))}`)
    process.exitCode = mistakes.length > 0 ? 1 : 0
  } finally {
    await model.close()
  }
}

if (require.main === module) {
  void main()
}
