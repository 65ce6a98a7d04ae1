import sharp from "sharp"

import { captionOf, replyOf } from "../../demo/drawings/caption"
import { letterPlaces } from "../../demo/drawings/draw"
import { COLOURS, combinationKey, isHeldOut, KINDS, PATTERNS, randomDrawing, WORDS, type Drawing } from "../../demo/drawings/drawing"
import { renderDrawing } from "../../demo/drawings/render"
import { LOCALES } from "../../src/copy/limits"
import { parseDraft } from "../../src/copy/parse-draft"

const MUG: Drawing = { kind: "mug", colour: "red", pattern: "striped", word: "LUNA", seed: 11 }

describe("the demo's drawings", () => {
  it("cover at least 12 kinds, 10 colours, 4 patterns and 24 words", () => {
    expect([KINDS, COLOURS, PATTERNS, WORDS].map((list) => new Set(list).size)).toEqual([12, 10, 4, 28])
  })

  it("are the same pixels every time, and others with another seed", async () => {
    const draw = (seed: number) => renderDrawing({ ...MUG, seed }, { size: 160, format: "raw" })
    expect(await draw(11)).toEqual(await draw(11))
    expect(await draw(12)).not.toEqual(await draw(11))
  })

  it("hold about an eighth of all combinations out of training, whatever their pose", () => {
    const drawings = Array.from({ length: 4000 }, (_, seed) => randomDrawing(seed))
    const share = drawings.filter(isHeldOut).length / drawings.length
    expect(share).toBeGreaterThan(0.1)
    expect(share).toBeLessThan(0.15)
    expect(isHeldOut({ ...MUG, seed: 1 })).toBe(isHeldOut({ ...MUG, seed: 2 }))
    expect(combinationKey(MUG)).toBe("mug|red|striped|LUNA")
  })

  it("print every letter within the picture, dark on a light panel", async () => {
    const size = 640
    for (const kind of KINDS) {
      const drawing: Drawing = { ...MUG, kind, colour: "blue", word: "HUB" }
      const pixels = await renderDrawing(drawing, { size, format: "raw" })
      const places = letterPlaces(drawing)
      expect(places.map(({ letter }) => letter).join("")).toBe("HUB")
      for (const { x, y } of places) {
        const left = Math.round(x * size) - 16
        const top = Math.round(y * size) - 16
        const { channels } = await sharp(pixels, { raw: { width: size, height: size, channels: 3 } })
          .extract({ left, top, width: 32, height: 32 })
          .stats()
        expect(channels[0]?.min).toBeLessThan(60)
        expect(channels[0]?.max).toBeGreaterThan(190)
      }
    }
  })

  it("print nothing where there is no word", () => {
    expect(letterPlaces({ ...MUG, word: null })).toEqual([])
  })

  it.each(LOCALES)("have captions (%s) that read back as drafts, within the limits and without issues", (locale) => {
    for (let seed = 0; seed < 300; seed++) {
      const drawing = randomDrawing(seed)
      const caption = captionOf(drawing, locale, seed)
      const { content, issues } = parseDraft(replyOf(caption), { locale })
      expect(issues).toEqual([])
      expect(content).toMatchObject({
        title: caption.title,
        selling_points: caption.selling_points,
        description: caption.description,
        alt_text: caption.alt_text,
        ocr_text: drawing.word ? [drawing.word] : [],
      })
    }
  })
})
