/**
 * What the demo model reads, through the whole pipeline: a drawing of a combination that
 * training never saw, as a WebP file, prepared like a store's picture, drafted, parsed.
 * And whether it is right where it is sure, also of drawings that are hard to see.
 *
 *   npm run eval:demo [-- COUNT]
 */
import sharp from "sharp"

import { COLOUR_NAMES, KIND_NAMES, PATTERN_NAMES } from "../../demo/drawings/caption"
import { combinationKey, isHeldOut, randomDrawing, type Drawing } from "../../demo/drawings/drawing"
import { renderDrawing } from "../../demo/drawings/render"
import type { CopyContent } from "../../src/copy/draft"
import { LOCALES, type Locale } from "../../src/copy/limits"
import { draftCopy } from "../../src/drafting"
import { preparePicture } from "../../src/images"
import { createVisionLanguageModel, type GenerateResult, type VisionLanguageModel } from "../../src/inference"

/** Share of drawings, 0 to 1, of which each fact was right. */
export interface DemoScores {
  kind: number
  colour: number
  pattern: number
  /** Of the drawings that carry a word. */
  word: number
  /** Of the drawings that carry none: nothing was read where nothing stands. */
  noWord: number
  /** The reply could be read at the first attempt. */
  valid: number
}

/** What the demo model is held to. */
export const DEMO_GOALS: Omit<DemoScores, "noWord"> = { kind: 0.97, colour: 0.97, pattern: 0.95, word: 0.9, valid: 1 }

const FIRST_SEED = 2_000_000_000
const MOST_SEED_STEPS = 100_000

/** Distinct combinations that training never saw, the same ones every time. */
export function heldOutDrawings(count: number): Drawing[] {
  const drawings = new Map<string, Drawing>()
  for (let seed = FIRST_SEED; drawings.size < count && seed < FIRST_SEED + MOST_SEED_STEPS; seed++) {
    const drawing = randomDrawing(seed)
    if (isHeldOut(drawing) && !drawings.has(combinationKey(drawing))) {
      drawings.set(combinationKey(drawing), drawing)
    }
  }
  return [...drawings.values()]
}

/** One of a drawing's facts as it was read. */
export interface ReadFact {
  right: boolean
  /** 0 to 1. */
  confidence: number
}

/** The reply format's text that each fact is read from. */
const TEXTS: Record<keyof Omit<DemoScores, "valid">, string> = {
  kind: "attributes.type",
  colour: "attributes.colour",
  pattern: "attributes.pattern",
  word: "ocr_text",
  noWord: "ocr_text",
}

interface Reading {
  /** Null where no attempt gave a draft. */
  content: CopyContent | null
  /** Of the last reply. */
  confidence: GenerateResult["confidence"]
  /** Read at the first attempt. */
  valid: boolean
}

interface Verdict extends Record<keyof Omit<DemoScores, "word" | "noWord">, boolean> {
  /** Null where the drawing is of the other sort. */
  word: boolean | null
  noWord: boolean | null
}

export interface EvaluateOptions {
  onMistake?(line: string): void
  onFact?(fact: ReadFact): void
  /** What becomes of a drawing's file before it is looked at. @default nothing */
  spoil?(file: Buffer): Promise<Buffer>
}

/** Every other drawing is drafted in the next locale. */
export async function evaluateDemoModel(
  model: VisionLanguageModel,
  drawings: readonly Drawing[],
  { onMistake = () => undefined, onFact = () => undefined, spoil = async (file) => file }: EvaluateOptions = {}
): Promise<DemoScores> {
  const verdicts: Verdict[] = []
  for (const [index, drawing] of drawings.entries()) {
    const locale = LOCALES[index % LOCALES.length] ?? "en"
    const reading = await read(model, await spoil(await renderDrawing(drawing, { format: "webp" })), drawing, locale)
    const verdict = judge(drawing, locale, reading)
    for (const [fact, text] of Object.entries(TEXTS)) {
      const right = verdict[fact as keyof typeof TEXTS]
      const confidence = reading.confidence[text]
      if (right !== null && confidence) onFact({ right, confidence: Math.min(...confidence) })
    }
    if (Object.values(verdict).includes(false)) {
      onMistake(`${combinationKey(drawing)} (seed ${drawing.seed}, ${locale}): ${JSON.stringify(verdict)}`)
    }
    verdicts.push(verdict)
  }
  const share = (fact: keyof Verdict) => {
    const judged = verdicts.map((verdict) => verdict[fact]).filter((right) => right !== null)
    return judged.filter(Boolean).length / judged.length
  }
  return {
    kind: share("kind"),
    colour: share("colour"),
    pattern: share("pattern"),
    word: share("word"),
    noWord: share("noWord"),
    valid: share("valid"),
  }
}

async function read(model: VisionLanguageModel, file: Buffer, drawing: Drawing, locale: Locale): Promise<Reading> {
  const picture = await preparePicture(file)
  let attempts = 0
  let confidence: Reading["confidence"] = {}
  const generate: VisionLanguageModel["generate"] = async (...request) => {
    attempts++
    const result = await model.generate(...request)
    confidence = result.confidence
    return result
  }
  try {
    const facts = { title: `IMG_${drawing.seed % 10_000}` }
    const { content } = await draftCopy({ model: { generate }, pictures: [picture], facts, locale })
    return { content, confidence, valid: attempts === 1 }
  } catch {
    return { content: null, confidence: {}, valid: false }
  }
}

/** Out of focus and with half of its colour gone, as a bad photograph would be. */
export function blurAndFade(file: Buffer): Promise<Buffer> {
  return sharp(file).blur(5).modulate({ saturation: 0.5 }).webp().toBuffer()
}

/** Shares of wrong facts, 0 to 1: of the tenth that the model was least sure of, and of the rest. */
export function wrongShares(facts: readonly ReadFact[]): { doubted: number; rest: number } {
  const sorted = [...facts].sort((one, other) => one.confidence - other.confidence)
  const tenth = Math.round(sorted.length / 10)
  const wrong = (some: readonly ReadFact[]) => some.filter(({ right }) => !right).length / some.length
  return { doubted: wrong(sorted.slice(0, tenth)), rest: wrong(sorted.slice(tenth)) }
}

function judge(drawing: Drawing, locale: Locale, { content, valid }: Reading): Verdict {
  const said = (name: string) => content?.attributes.find((attribute) => attribute.name === name)?.value
  const words = content?.ocr_text ?? []
  return {
    kind: said("type") === KIND_NAMES[locale][drawing.kind],
    colour: said("colour") === COLOUR_NAMES[locale][drawing.colour],
    pattern: said("pattern") === PATTERN_NAMES[locale][drawing.pattern],
    word: drawing.word === null ? null : words.length === 1 && words[0] === drawing.word,
    noWord: drawing.word === null ? words.length === 0 : null,
    valid,
  }
}

async function main() {
  const drawings = heldOutDrawings(Number(process.argv[2] ?? 300))
  const model = createVisionLanguageModel({ model: "demo" })
  try {
    const facts: ReadFact[] = []
    const onFact = (fact: ReadFact) => facts.push(fact)
    const scores = await evaluateDemoModel(model, drawings, { onFact, onMistake: (line) => console.log(`wrong: ${line}`) })
    const goals: Partial<DemoScores> = DEMO_GOALS
    console.log(`\n${drawings.length} drawings of combinations that training never saw`)
    console.table(
      Object.fromEntries(
        Object.entries(scores).map(([fact, score]) => {
          const goal = goals[fact as keyof DemoScores]
          return [fact, { right: percent(score), goal: goal === undefined ? "" : percent(goal) }]
        })
      )
    )
    console.log(`As drawn: ${doubts(facts)}`)
    const hard: ReadFact[] = []
    await evaluateDemoModel(model, drawings, { onFact: (fact) => hard.push(fact), spoil: blurAndFade })
    console.log(`Blurred, and with half of their colour: ${doubts(hard)}`)
    process.exitCode = Object.entries(DEMO_GOALS).some(([fact, goal]) => scores[fact as keyof DemoScores] < goal) ? 1 : 0
  } finally {
    await model.close()
  }
}

function doubts(facts: readonly ReadFact[]): string {
  const { doubted, rest } = wrongShares(facts)
  return `of the tenth of ${facts.length} facts that it was least sure of, ${percent(doubted)} are wrong, of the rest ${percent(rest)}`
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

if (require.main === module) {
  void main()
}
