import { randomDrawing } from "../../demo/drawings/drawing"
import { renderDrawing } from "../../demo/drawings/render"
import { LOCALES, type Locale } from "../../src/copy/limits"
import { draftCopy, type DraftCopyRequest } from "../../src/drafting"
import { preparePicture } from "../../src/images"
import { createVisionLanguageModel, type Picture, type VisionLanguageModel } from "../../src/inference"

describe("Drafts of the demo model", () => {
  let model: VisionLanguageModel
  let picture: Picture

  beforeAll(async () => {
    model = createVisionLanguageModel({ model: "demo", threads: 1 })
    picture = await preparePicture(await renderDrawing(randomDrawing(5001), { format: "png" }))
  })
  afterAll(() => model.close())

  const draft = (more: Partial<DraftCopyRequest> = {}) =>
    draftCopy({ model, pictures: [picture], facts: { title: "IMG_5001" }, locale: "en", ...more })

  test("say the same in far fewer runs where an earlier draft is at hand, also in a process that did not make it", async () => {
    const first = await draft()
    await model.close()
    model = createVisionLanguageModel({ model: "demo", threads: 1 })
    const again = await draft({ earlier: [{ content: first.content, edited: {} }] })

    expect(again.reply).toBe(first.reply)
    expect(again.work.runs).toBeLessThan(first.work.runs / 2)
  })

  test("know the picture again, in another language as well", async () => {
    const [first, other] = [await draft(), await draft({ locale: "zh" })]
    expect(other.work.reused).toBeGreaterThan(0)
    expect(other.work.reused).toBeLessThan(other.tokens.prompt)
    expect(first.content.title).not.toBe(other.content.title)
  })

  test.each(LOCALES)("can be read along as they are written, in whole characters (%s)", async (locale) => {
    const texts: string[] = []
    const { reply } = await draft({ locale, pictures: [await preparePicture(await renderDrawing(randomDrawing(5002), { format: "png" }))], onText: (text) => texts.push(text) })
    expect(texts.length).toBeGreaterThan(10)
    for (const text of texts) expect(reply.startsWith(text)).toBe(true)
    expect(new Set(texts.map((text) => text.length)).size).toBeGreaterThan(10)
  })

  test("that ramble are held to their limits while they are written, which is said field by field", async () => {
    const shortened: string[] = []
    for (let seed = 0; seed < 12; seed++) {
      const locale: Locale = LOCALES[seed % LOCALES.length] ?? "en"
      const { issues, seed: used } = await draft({ locale, seed, temperature: 3 })
      expect(used).toBe(seed)
      shortened.push(...issues.flatMap(({ code, message }) => (code === "shortened" ? [message] : [])))
    }
    expect(shortened.length).toBeGreaterThan(0)
    for (const message of shortened) expect(message).toMatch(/^The model wrote more than \d+ characters of /)
  })
})
