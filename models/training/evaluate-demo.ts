/**
 * What the demo model reads, through the whole pipeline: a drawing of a combination that
 * training never saw, as a WebP file, prepared like a store's picture, drafted, parsed.
 *
 *   npm run eval:demo [-- COUNT]
 */
import { COLOUR_NAMES, KIND_NAMES, PATTERN_NAMES } from "../../demo/drawings/caption"
import { combinationKey, isHeldOut, randomDrawing, type Drawing } from "../../demo/drawings/drawing"
import { renderDrawing } from "../../demo/drawings/render"
import type { CopyContent } from "../../src/copy/draft"
import { LOCALES, type Locale } from "../../src/copy/limits"
import { draftCopy } from "../../src/drafting"
import { preparePicture } from "../../src/images"
import { createVisionLanguageModel, type VisionLanguageModel } from "../../src/inference"

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

interface Verdict extends Record<keyof Omit<DemoScores, "word" | "noWord">, boolean> {
  /** Null where the drawing is of the other sort. */
  word: boolean | null
  noWord: boolean | null
}

/** Every other drawing is drafted in the next locale. */
export async function evaluateDemoModel(
  model: VisionLanguageModel,
  drawings: readonly Drawing[],
  onMistake: (line: string) => void = () => undefined
): Promise<DemoScores> {
  const verdicts: Verdict[] = []
  for (const [index, drawing] of drawings.entries()) {
    const locale = LOCALES[index % LOCALES.length] ?? "en"
    const verdict = judge(drawing, locale, await read(model, drawing, locale))
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

async function read(model: VisionLanguageModel, drawing: Drawing, locale: Locale) {
  const picture = await preparePicture(await renderDrawing(drawing, { format: "webp" }))
  let attempts = 0
  try {
    const { content } = await draftCopy({
      model: { generate: (...request) => (attempts++, model.generate(...request)) },
      pictures: [picture],
      facts: { title: `IMG_${drawing.seed % 10_000}` },
      locale,
    })
    return { content, valid: attempts === 1 }
  } catch {
    return { content: null, valid: false }
  }
}

function judge(
  drawing: Drawing,
  locale: Locale,
  { content, valid }: { content: CopyContent | null; valid: boolean }
): Verdict {
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
    const scores = await evaluateDemoModel(model, drawings, (line) => console.log(`wrong: ${line}`))
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
    process.exitCode = Object.entries(DEMO_GOALS).some(([fact, goal]) => scores[fact as keyof DemoScores] < goal) ? 1 : 0
  } finally {
    await model.close()
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

if (require.main === module) {
  void main()
}
