import { preparePicture, closeUp, type CloseUp } from "../../src/images"
import { draftCopy, readText } from "../../src/drafting"
import { longestReply } from "../../src/inference/reply-format"
import { readingFormat } from "../../src/drafting/read-text"
import { lookCloser, SECOND_LOOK_MS } from "../../src/drafting/second-look"
import { createVisionLanguageModel, InferenceTimeoutError } from "../../src/inference"
import type { Picture } from "../../src/inference/types"
import { hardPrint } from "../../models/training/hard-print"
import { ENGLISH_COPY, jsonReply } from "../copy/sample-copy"
import { ScriptedModel } from "../scripted-model"
import { examples } from "../thorough"

const picture: Picture = { data: new Uint8Array(12), width: 2, height: 2 }
const line = { reasons: ["small" as const], height: 8, angle: 0, mostCharacters: 20 }
const sheet: CloseUp = { data: new Uint8Array(320 * 320 * 3), width: 320, height: 320, lines: [line, line, line] }
const read = (texts: string[], sure: number[]) => ({
  text: JSON.stringify({ ocr_text: texts, attributes: {} }),
  confidence: { ocr_text: sure },
})
const drafted = (texts: string[], sure: number[] = []) => ({
  text: jsonReply({ ...ENGLISH_COPY, ocr_text: texts }),
  confidence: { title: [0.9], ocr_text: sure },
})
const draft = (model: ScriptedModel, find: (signal: AbortSignal) => Promise<CloseUp | null>) =>
  draftCopy({ model, pictures: [picture], facts: {}, locale: "en", closeUp: find })

/** `npm run eval:text` takes 40 of each kind. */
const DRAWINGS = examples(3, 12)

describe("A second look at print", () => {
  test("is read before the draft, which then begins with what was read", async () => {
    const model = new ScriptedModel([read(["Net 400 g", "Made in Norway"], [0.9, 0.8]), drafted(["Net 400 g", "Made in Norway", "NORD"], [0.95])])
    const { content, confidence, textMs } = await draft(model, async () => sheet)
    expect(model.requests).toHaveLength(2)
    const [reading, drafting] = model.requests.map(({ request }) => request)
    expect(reading?.pictures).toEqual([{ data: sheet.data, width: 320, height: 320 }])
    expect(drafting?.pictures).toEqual([picture])
    expect(drafting?.format?.[1]).toMatchObject({ name: "ocr_text", given: ["Net 400 g", "Made in Norway"] })
    expect(content.ocr_text).toEqual(["NORD", "Net 400 g", "Made in Norway"])
    expect(confidence.ocr_text).toBe(0.8)
    expect(textMs).toBeGreaterThanOrEqual(9)
  })

  test("keeps print that no reply can be made to begin with, too", async () => {
    const model = new ScriptedModel([read(["有机绿茶", "NORD"], [0.9, 0.9]), drafted(["NORD"])])
    const { content } = await draft(model, async () => sheet)
    expect(model.requests[1]?.request.format?.[1]).toMatchObject({ given: ["NORD"] })
    expect(content.ocr_text).toEqual(["有机绿茶", "NORD"])
  })

  test("believes nothing that the model was not sure of, and leaves the draft as it would have been", async () => {
    const [unsure, plain] = [new ScriptedModel([read(["IlIlI"], [0.3]), drafted(["NORD"], [0.9])]), new ScriptedModel([drafted(["NORD"], [0.9])])]
    const second = await draft(unsure, async () => sheet)
    const first = await draft(plain, async () => null)
    expect(unsure.requests[1]?.request).toEqual(plain.requests[0]?.request)
    expect(second.content).toEqual(first.content)
    expect(second.confidence).toEqual(first.confidence)
    expect(first.textMs).toBeNull()
  })

  test("costs the draft nothing but its texts where the picture cannot be looked at again", async () => {
    const model = new ScriptedModel([drafted(["NORD"])])
    const warned = jest.spyOn(process, "emitWarning").mockImplementation(() => undefined)
    const { content } = await draft(model, () => Promise.reject(new Error("damaged")))
    expect(warned).toHaveBeenCalledWith(expect.stringContaining("damaged"), "ShelftalkerWarning")
    warned.mockRestore()
    expect(content.ocr_text).toEqual(["NORD"])
  })

  test("that takes longer than it is worth is given up, and the draft written without it", async () => {
    const warned = jest.spyOn(process, "emitWarning").mockImplementation(() => undefined)
    const slow = new ScriptedModel([new InferenceTimeoutError(SECOND_LOOK_MS), drafted(["NORD"])])
    const { content, textMs } = await draft(slow, async () => sheet)
    expect(slow.requests.map(({ control }) => control.timeoutMs)).toEqual([SECOND_LOOK_MS, undefined])
    expect({ texts: content.ocr_text, textMs }).toEqual({ texts: ["NORD"], textMs: null })
    expect(warned).toHaveBeenLastCalledWith("The print in a picture was not read within 30 s, so its draft does without.", "ShelftalkerWarning")

    const hidden = (signal: AbortSignal) => new Promise<null>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)))
    await expect(lookCloser(hidden, new ScriptedModel([]), "en", {}, 20)).resolves.toBeNull()
    expect(warned).toHaveBeenLastCalledWith(expect.stringContaining("could not be looked for"), "ShelftalkerWarning")
    warned.mockRestore()
  })

  test("fails as the draft would where the model does, or nobody waits any more", async () => {
    await expect(draft(new ScriptedModel([new Error("The model died.")]), async () => sheet)).rejects.toThrow("The model died.")
    const abort = new AbortController()
    const looking = lookCloser((signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))), new ScriptedModel([]), "en", { signal: abort.signal })
    abort.abort(new Error("Nobody waits."))
    await expect(looking).rejects.toThrow("Nobody waits.")
  })

  test("is bounded by what can stand on the sheet", () => {
    const short = longestReply(readingFormat([{ ...line, mostCharacters: 12 }], "en"))
    const long = longestReply(readingFormat(Array.from({ length: 30 }, () => ({ ...line, mostCharacters: 900 })), "en"))
    expect(short).toBeLessThan(100)
    expect(long).toBeLessThan(2100)
  })

  test("makes the demo model read small, tilted and faint words that it cannot read without", async () => {
    const model = createVisionLanguageModel({ model: "demo", threads: 1 })
    try {
      for (const hardship of [{ small: true }, { tilted: true }, { faint: true }]) {
        const [before, after] = [[] as boolean[], [] as boolean[]]
        for (let seed = 0; seed < DRAWINGS; seed++) {
          const { file, word } = await hardPrint(900 + seed, hardship)
          const pictures = [await preparePicture(file)]
          const asked = { model, pictures, facts: {}, locale: "en" as const }
          before.push((await draftCopy(asked)).content.ocr_text.includes(word ?? ""))
          const { content } = await draftCopy({ ...asked, closeUp: () => closeUp(file) })
          after.push(content.ocr_text.includes(word ?? ""))
        }
        expect(after.filter(Boolean).length).toBeGreaterThanOrEqual(DRAWINGS / 2)
        expect(after.filter(Boolean).length).toBeGreaterThan(before.filter(Boolean).length)
      }
      const { file, word } = await hardPrint(902, { small: true })
      const found = await closeUp(file)
      expect((await readText(model, found as CloseUp, "en")).texts.map(({ text }) => text)).toEqual([word])
    } finally {
      await model.close()
    }
  }, 300_000)
})
