import sharp from "sharp"

import { letterWord } from "../../demo/drawings/lettering"
import { closeUp, type CloseUp } from "../../src/images"
import { hardPrint, type Hardship } from "../../models/training/hard-print"
import { examples } from "../thorough"

interface Word {
  word: string
  x: number
  y: number
  capHeight: number
  angle?: number
  ink?: string
}

const SIDE = 1200

function picture(words: readonly Word[], ground = "#f4f1ea", more = ""): Promise<Buffer> {
  const print = words.map(({ word, x, y, capHeight, angle = 0, ink = "#222" }) => {
    const { svg } = letterWord(word, capHeight, ink)
    return `<g transform="translate(${x} ${y}) rotate(${angle})">${svg}</g>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}"><rect width="${SIDE}" height="${SIDE}" fill="${ground}"/>${more}${print.join("")}</svg>`
  return sharp(Buffer.from(svg)).removeAlpha().webp({ quality: 90 }).toBuffer()
}

/** Shares of the middle row of letters that are near black and near white. */
function tones({ data, width, height }: CloseUp): { dark: number; light: number } {
  const values = Array.from(data.subarray((height / 2 - 8) * width * 3, (height / 2 + 8) * width * 3))
  const share = (test: (value: number) => boolean) => values.filter(test).length / values.length
  return { dark: share((value) => value < 60), light: share((value) => value > 200) }
}

describe("A closer look at print", () => {
  test.each([12, 18, 24, 32])("finds small capitals of %i pixels in 1,200, and tells how large they are once prepared", async (capHeight) => {
    const sheet = await closeUp(await picture([{ word: "MAPLE", x: 700, y: 400, capHeight }]))
    expect(sheet?.lines).toHaveLength(1)
    expect(sheet?.lines[0]).toMatchObject({ reasons: ["small"] })
    expect(Math.abs((sheet?.lines[0]?.height ?? 0) / ((capHeight * 512) / SIDE) - 1)).toBeLessThan(0.2)
  })

  test.each([-28, -18, -11, 11, 18, 28])("finds a word that is tilted by %i degrees, and by how much", async (angle) => {
    const sheet = await closeUp(await picture([{ word: "RIVER", x: 600, y: 600, capHeight: 100, angle }]))
    expect(sheet?.lines).toHaveLength(1)
    expect(sheet?.lines[0]).toMatchObject({ reasons: ["tilted"] })
    expect(Math.abs((sheet?.lines[0]?.angle ?? 0) - angle)).toBeLessThan(3)
  })

  test("finds faint print, light on dark too, and shows it in full contrast", async () => {
    const onLight = await closeUp(await picture([{ word: "CLOUD", x: 600, y: 600, capHeight: 90, ink: "#d6d3cc" }]))
    expect(onLight?.lines.map(({ reasons }) => reasons)).toEqual([["faint"]])
    const onDark = await closeUp(await picture([{ word: "CLOUD", x: 600, y: 600, capHeight: 90, ink: "#4a4a4a" }], "#2a2a2a"))
    expect(onDark?.lines.map(({ reasons }) => reasons)).toEqual([["faint"]])
    for (const sheet of [onLight, onDark]) {
      const { dark, light } = tones(sheet as CloseUp)
      expect(dark).toBeGreaterThan(0.05)
      expect(light).toBeGreaterThan(0.05)
    }
  })

  test("has no need of print that is large, level and dark, nor of a picture without any", async () => {
    await expect(closeUp(await picture([{ word: "STORM", x: 600, y: 600, capHeight: 90, angle: 3 }]))).resolves.toBeNull()
    await expect(closeUp(await picture([]))).resolves.toBeNull()
  })

  test("puts lines in reading order, whatever their sizes, on a sheet of bounded size", async () => {
    const words = [
      { word: "BRISK", x: 850, y: 200, capHeight: 20 },
      { word: "WAGONWAGON", x: 300, y: 203, capHeight: 24 },
      { word: "HONEY", x: 500, y: 700, capHeight: 18 },
      { word: "VIVIDVIVIDVIVID", x: 500, y: 1000, capHeight: 26 },
    ]
    const sheet = await closeUp(await picture(words))
    expect(sheet?.lines.map(({ height }) => Math.round((height * SIDE) / 512 / 2))).toEqual([12, 10, 9, 13])
    expect(Math.max(sheet?.width ?? 0, sheet?.height ?? 0)).toBeLessThanOrEqual(512)
    expect(sheet?.data).toHaveLength((sheet?.width ?? 0) * (sheet?.height ?? 0) * 3)
    for (const { mostCharacters } of sheet?.lines ?? []) expect(mostCharacters).toBeGreaterThanOrEqual(5)
  })

  test("shows the likeliest lines only, where there are very many", async () => {
    const words = Array.from({ length: 20 }, (_, index) => ({ word: "MAPLESTORM", x: 600, y: 60 + index * 56, capHeight: 20 }))
    const sheet = await closeUp(await picture(words))
    expect(sheet?.lines.length).toBeGreaterThan(3)
    expect((sheet?.width ?? 0) * (sheet?.height ?? 0)).toBeLessThanOrEqual(512 * 512)
    expect(sheet?.lines.length).toBeLessThan(12)
  })

  test.each([
    ["dots", Array.from({ length: 400 }, (_, i) => `<circle cx="${30 + (i % 20) * 60}" cy="${30 + Math.floor(i / 20) * 60}" r="14" fill="#a33"/>`).join("")],
    ["stripes", Array.from({ length: 40 }, (_, i) => `<rect x="${i * 30}" y="200" width="12" height="700" fill="#33a"/>`).join("")],
    ["short bars", Array.from({ length: 40 }, (_, i) => `<rect x="${i * 30}" y="500" width="6" height="40" fill="#33a"/>`).join("")],
    ["checks", Array.from({ length: 800 }, (_, i) => `<rect x="${(i % 40) * 30}" y="${Math.floor(i / 40) * 60 + (i % 2) * 30}" width="30" height="30" fill="#383"/>`).join("")],
  ])("takes no %s for print", async (_name, pattern) => {
    await expect(closeUp(await picture([], "#eee", pattern))).resolves.toBeNull()
  })

  test("finds print in most of the drawings that have some, and seldom any in those that have none", async () => {
    const found = async (hardship: Hardship, lettered: boolean) => {
      let count = 0
      for (let seed = 0; seed < examples(5, 10); seed++) if (await closeUp((await hardPrint(40 + seed, hardship, lettered)).file)) count++
      return count
    }
    expect(await found({ small: true }, true)).toBeGreaterThanOrEqual(examples(4, 8))
    expect(await found({}, false)).toBeLessThanOrEqual(examples(1, 2))
  })

  test("looks at a picture as it stands upright", async () => {
    const turned = await sharp(await picture([{ word: "MAPLE", x: 700, y: 400, capHeight: 24 }])).rotate(270).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const sheet = await closeUp(turned)
    expect(sheet?.lines.map(({ reasons }) => reasons)).toEqual([["small"]])
  })

  test("leaves the event loop to others, and stops where it is told to", async () => {
    const file = await picture([{ word: "MAPLE", x: 700, y: 400, capHeight: 24 }])
    const abort = new AbortController()
    const looking = closeUp(file, { signal: abort.signal })
    const reason = new Error("no more")
    setTimeout(() => abort.abort(reason), 5)
    await expect(looking).rejects.toBe(reason)
  })
})
