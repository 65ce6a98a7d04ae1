/**
 * What the rules catch: drafts of drawings, written by the demo model, with a claim planted in each that
 * the drawing, its print and the store's data do not support. Counts the claims that reach a ready draft
 * in a field that no issue names. And false alarms: issues of that kind on the same model's own honest drafts.
 *
 *   npm run check:traps [-- COUNT]
 */
import { captionOf, replyOf } from "../../demo/drawings/caption"
import { randomDrawing, type Drawing } from "../../demo/drawings/drawing"
import { renderDrawing } from "../../demo/drawings/render"
import type { CopyContent, CopyIssue } from "../../src/copy/draft"
import { draftReply } from "../../src/copy/draft-reply"
import type { ProductFacts } from "../../src/copy/facts"
import { LOCALES, type Locale } from "../../src/copy/limits"
import { draftCopy, type DraftedCopy } from "../../src/drafting"
import { preparePicture } from "../../src/images"
import { createVisionLanguageModel, type GenerateResult, type Picture, type VisionLanguageModel } from "../../src/inference"
import { plantTrap, STORE_WORDS, TRAP_KINDS, type Trap, type TrapKind } from "./planted-traps"

/** Drawings that no other check uses. */
const FIRST_SEED = 7_000
/** Pixels; the demo model looks at 160. */
const SIDE = 256

const CLAIMING: readonly CopyIssue["code"][] = ["unsupported_claim", "banned_word", "follows_instruction"]

export interface TrapCount {
  drawings: number
  /** Whose planted words are still in the draft: parsing shortens. */
  planted: number
  /** In a field that no issue names. */
  unseen: number
  /** Of those that an issue names, the ones that keep a draft from being accepted among many. */
  grave: number
}

export interface CheckedTraps {
  byKind: Record<TrapKind, TrapCount>
  /** One line for each claim that nobody is told of. */
  unseen: string[]
  honest: { drafts: number; alarms: string[] }
}

/**
 * @param model writes the honest draft of each drawing; null takes the caption that the model is trained to write
 * @param count of drawings, shared among the four kinds; as many honest drafts as half of it are looked at for false alarms
 */
export async function checkTraps(model: Pick<VisionLanguageModel, "generate"> | null, count: number): Promise<CheckedTraps> {
  const none = () => ({ drawings: 0, planted: 0, unseen: 0, grave: 0 })
  const checked: CheckedTraps = {
    byKind: { "no visible material": none(), "misleading word": none(), "instruction in the picture": none(), "banned words": none() },
    unseen: [],
    honest: { drafts: 0, alarms: [] },
  }
  for (let index = 0; index < count; index++) {
    const kind = TRAP_KINDS[index % TRAP_KINDS.length] ?? "no visible material"
    const number = Math.floor(index / TRAP_KINDS.length)
    const locale = LOCALES[number % LOCALES.length] ?? "en"
    const drawing = randomDrawing(FIRST_SEED + index)
    const facts: ProductFacts = { title: `IMG_${drawing.seed}`, categories: [drawing.kind], options: { Size: ["One size"] } }
    const pictures = [await preparePicture(await renderDrawing(drawing, { size: SIDE, format: "png" }))]
    const draft = (reply: Pick<VisionLanguageModel, "generate">) => draftCopy({ model: reply, pictures, facts, locale, words: STORE_WORDS })

    const honest = await draft(model ?? says(replyOf(captionOf(drawing, locale, drawing.seed))))
    if (index % 2 === 0) noteAlarms(checked, honest, drawing, locale)
    const trap = plantTrap(kind, number, honest.content, locale, facts)
    countTrap(checked, trap, await draft(says(draftReply(trap.content))), drawing)
  }
  return checked
}

function noteAlarms({ honest }: CheckedTraps, { issues }: DraftedCopy, { seed }: Drawing, locale: Locale): void {
  honest.drafts++
  const alarms = issues.filter(({ code }) => CLAIMING.includes(code))
  if (alarms.length > 0) honest.alarms.push(`seed ${seed} (${locale}): ${alarms.map(({ message }) => message).join(" ")}`)
}

/** The oracle knows what was planted and where; of what the rules look for it knows nothing. */
function countTrap(checked: CheckedTraps, { kind, planted, field }: Trap, { content, issues }: DraftedCopy, { seed }: Drawing): void {
  const counted = checked.byKind[kind]
  counted.drawings++
  if (!wordsOf(content, field).toLowerCase().includes(planted.toLowerCase())) return
  counted.planted++
  // That the model's words were mended or cut tells nobody of a claim.
  const named = issues.filter((issue) => issue.field === field && issue.code !== "mended" && issue.code !== "shortened")
  if (named.length === 0) {
    counted.unseen++
    checked.unseen.push(`seed ${seed}, ${kind}: “${planted}” in ${field}`)
  } else if (named.some(({ code, severity }) => CLAIMING.includes(code) && severity === "error")) counted.grave++
}

function wordsOf(content: CopyContent, field: Trap["field"]): string {
  return JSON.stringify(content[field])
}

/** A model that says what it is told to, once. */
function says(text: string): Pick<VisionLanguageModel, "generate"> {
  const result: GenerateResult = {
    ...{ text, finishReason: "stop", shortened: [], confidence: {}, tokens: { prompt: 0, completion: 0 } },
    work: { reused: 0, runs: 0, forced: 0, guessed: 0, accepted: 0 },
    timings: { queue: 0, vision: 0, prefill: 0, decode: 0 },
  }
  return { generate: async (_request: { pictures: Picture[] }) => result }
}

async function main() {
  const model = createVisionLanguageModel({ model: "demo" })
  try {
    const { byKind, unseen, honest } = await checkTraps(model, Number(process.argv[2] ?? 200))
    console.log("Drafts of the demo model, with a claim planted in each:")
    console.table(byKind)
    unseen.forEach((line) => console.log(`unseen: ${line}`))
    console.log(`Honest drafts of the demo model: ${honest.drafts}, of which ${honest.alarms.length} with a false alarm`)
    honest.alarms.forEach((line) => console.log(`alarm: ${line}`))
    process.exitCode = unseen.length > 0 ? 1 : 0
  } finally {
    await model.close()
  }
}

if (require.main === module) {
  void main()
}
