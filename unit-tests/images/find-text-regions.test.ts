import sharp from "sharp"

import { findTextRegions } from "../../src/images/find-text-regions"
import { textRegions } from "../../src/images/text-regions"
import { hardPrint } from "../../models/training/hard-print"

async function greyPrint(seed: number) {
  const { file } = await hardPrint(seed, {})
  const { data, info } = await sharp(file).resize(400).greyscale().raw().toBuffer({ resolveWithObject: true })
  return { data: new Uint8Array(data), width: info.width, height: info.height }
}

describe("Looking for print in a thread of its own", () => {
  it("finds what the search itself finds, in each of several pictures at once", async () => {
    const pictures = await Promise.all([710_000, 710_001, 710_002].map(greyPrint))
    const found = await Promise.all(pictures.map((picture) => findTextRegions(picture)))
    expect(found).toEqual(pictures.map(textRegions))
    expect(found.every(({ length }) => length > 0)).toBe(true)
  })

  it("gives one picture up when asked to, and goes on with the others", async () => {
    const [given, kept] = await Promise.all([greyPrint(710_003), greyPrint(710_004)])
    const controller = new AbortController()
    const first = findTextRegions(given, controller.signal)
    const second = findTextRegions(kept)
    controller.abort(new Error("no longer wanted"))
    await expect(first).rejects.toThrow("no longer wanted")
    expect(await second).toEqual(textRegions(kept))
    expect(() => findTextRegions(given, controller.signal)).toThrow("no longer wanted")
  })
})
