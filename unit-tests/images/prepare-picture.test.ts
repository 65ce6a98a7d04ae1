import sharp from "sharp"

import type { Picture } from "../../src/inference/types"
import { preparePicture } from "../../src/images"
import { BLUE, expectPixel, flat, RED, redThenBlue, redThenBlueFrames, type Rgb } from "./drawings"

const WHITE: Rgb = [255, 255, 255]

describe("formats", () => {
  it.each([
    ["jpeg", async () => (await redThenBlue()).jpeg({ quality: 100, chromaSubsampling: "4:4:4" }).toBuffer(), 3],
    ["jpeg", async () => (await redThenBlue()).jpeg({ quality: 100, progressive: true }).toBuffer(), 3],
    ["png", async () => (await redThenBlue()).png().toBuffer(), 0],
    ["png", async () => (await redThenBlue()).png({ palette: true }).toBuffer(), 1],
    ["png", async () => (await redThenBlue()).png({ progressive: true }).toBuffer(), 0],
    ["webp", async () => (await redThenBlue()).webp({ lossless: true }).toBuffer(), 0],
    ["webp", async () => (await redThenBlue()).webp({ quality: 100 }).toBuffer(), 6],
    ["avif", async () => (await redThenBlue()).avif({ lossless: true }).toBuffer(), 0],
    ["avif", async () => (await redThenBlue()).avif({ bitdepth: 10, quality: 100 }).toBuffer(), 3],
    ["gif", async () => (await redThenBlue()).gif().toBuffer(), 1],
  ] as const)("reads %s", async (format, file, tolerance) => {
    const picture: Picture & { format: string } = await preparePicture(await file())
    expect(picture).toMatchObject({ format, width: 64, height: 64 })
    expect(picture.data).toHaveLength(64 * 64 * 3)
    expectPixel({ ...picture, format }, [8, 32], RED, tolerance)
    expectPixel({ ...picture, format }, [56, 32], BLUE, tolerance)
  })

  it.each([
    ["gif", async () => (await redThenBlueFrames()).gif().toBuffer()],
    ["webp", async () => (await redThenBlueFrames()).webp({ lossless: true }).toBuffer()],
  ] as const)("takes the first frame of an animated %s", async (format, file) => {
    const bytes = await file()
    expect((await sharp(bytes, { animated: true }).metadata()).pages).toBe(2)
    const picture = await preparePicture(bytes)
    expect(picture).toMatchObject({ format, width: 64, height: 64 })
    expectPixel(picture, [32, 32], RED)
  })

  it("goes by the contents of a view into a larger buffer", async () => {
    const png = await flat(RED).png().toBuffer()
    const larger = new Uint8Array(png.byteLength + 20)
    larger.set(png, 10)
    expectPixel(await preparePicture(larger.subarray(10, 10 + png.byteLength)), [0, 0], RED)
  })

  it("hands out plain bytes, without Node's Buffer around them", async () => {
    const { data } = await preparePicture(await flat(RED).png().toBuffer())
    expect(data.constructor).toBe(Uint8Array)
  })
})

describe("colours", () => {
  it("turns CMYK with a profile into sRGB", async () => {
    const file = await flat(RED).toColourspace("cmyk").withIccProfile("cmyk").jpeg({ quality: 100 }).toBuffer()
    expect((await sharp(file).metadata()).space).toBe("cmyk")
    // Print inks cannot quite show this red.
    expectPixel(await preparePicture(file), [32, 32], RED, 12)
  })

  it("turns CMYK without a profile into sRGB", async () => {
    const file = await flat([255, 255, 255]).toColourspace("cmyk").jpeg({ quality: 100 }).toBuffer()
    expect(await sharp(file).metadata()).toMatchObject({ space: "cmyk", channels: 4 })
    expectPixel(await preparePicture(file), [32, 32], WHITE, 2)
    const cyan = await flat([0, 160, 220]).toColourspace("cmyk").jpeg({ quality: 100 }).toBuffer()
    const picture = await preparePicture(cyan)
    expect(picture.data).toHaveLength(64 * 64 * 3)
    expectPixel(picture, [32, 32], [0, 160, 220], 40)
  })

  it("brings 16 bits down to 8", async () => {
    const file = await flat(RED).toColourspace("rgb16").png().toBuffer()
    expect((await sharp(file).metadata()).depth).toBe("ushort")
    expectPixel(await preparePicture(file), [32, 32], RED)
  })

  it.each([
    ["8-bit", () => flat(RED).withIccProfile("p3").png()],
    ["16-bit", () => flat(RED).withIccProfile("p3").toColourspace("rgb16").png()],
  ])("converts the wider gamut of an %s picture's profile to sRGB", async (_, draw) => {
    const file = await draw().toBuffer()
    const { data, info } = await sharp(file, { ignoreIcc: true }).raw().toBuffer({ resolveWithObject: true })
    expectPixel({ data, width: info.width, height: info.height, format: "png" }, [32, 32], [184, 70, 43])
    expectPixel(await preparePicture(file), [32, 32], RED, 2)
  })

  it.each([
    ["8-bit", "b-w"],
    ["16-bit", "grey16"],
  ])("spreads %s grey over three channels", async (_, space) => {
    const file = await flat([120, 120, 120]).greyscale().toColourspace(space).png().toBuffer()
    expect((await sharp(file).metadata()).channels).toBe(1)
    const picture = await preparePicture(file)
    expect(picture.data).toHaveLength(64 * 64 * 3)
    expectPixel(picture, [32, 32], [120, 120, 120])
  })
})

describe("transparency", () => {
  it.each([
    ["PNG", () => flat(RED, 64, 64, 0).png()],
    ["16-bit PNG", () => flat(RED, 64, 64, 0).toColourspace("rgb16").png()],
    ["palette PNG", () => flat(RED, 64, 64, 0).png({ palette: true })],
    ["grey PNG", () => flat(RED, 64, 64, 0).greyscale().toColourspace("b-w").png()],
    ["WebP", () => flat(RED, 64, 64, 0).webp({ lossless: true })],
    ["AVIF", () => flat(RED, 64, 64, 0).avif({ lossless: true })],
    ["GIF", () => flat(RED, 64, 64, 0).gif()],
  ])("lays a see-through %s on white", async (_, draw) => {
    const file = await draw().toBuffer()
    expect((await sharp(file).metadata()).hasAlpha).toBe(true)
    const picture = await preparePicture(file)
    expect(picture.data).toHaveLength(64 * 64 * 3)
    expectPixel(picture, [32, 32], WHITE)
  })

  it("mixes what is half transparent with white, before scaling", async () => {
    const file = await flat(RED, 1000, 1000, 0.5).png().toBuffer()
    expectPixel(await preparePicture(file), [0, 0], [227, 157, 142], 2)
  })
})

describe("orientation", () => {
  /** Where the stored left (red) half ends up once the picture stands upright. */
  it.each([
    [1, "left", [64, 32]],
    [2, "right", [64, 32]],
    [3, "right", [64, 32]],
    [4, "left", [64, 32]],
    [5, "top", [32, 64]],
    [6, "top", [32, 64]],
    [7, "bottom", [32, 64]],
    [8, "bottom", [32, 64]],
  ] as const)("turns EXIF orientation %i upright", async (orientation, side, [width, height]) => {
    const file = await (await redThenBlue(64, 32)).jpeg({ quality: 100 }).withMetadata({ orientation }).toBuffer()
    const picture = await preparePicture(file)
    expect(picture).toMatchObject({ width, height })
    const ends = { left: [4, 16], right: [59, 16], top: [16, 4], bottom: [16, 59] } as const
    const opposite = { left: "right", right: "left", top: "bottom", bottom: "top" } as const
    expectPixel(picture, [...ends[side]], RED, 4)
    expectPixel(picture, [...ends[opposite[side]]], BLUE, 4)
  })

  it("turns before it measures the longest side", async () => {
    const file = await flat(RED, 1000, 500).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    await expect(preparePicture(file)).resolves.toMatchObject({ width: 256, height: 512 })
  })
})

describe("size", () => {
  it.each([
    [[1024, 512], undefined, [512, 256]],
    [[300, 900], undefined, [171, 512]],
    [[300, 900], 1000, [300, 900]],
    [[1000, 1000], 256, [256, 256]],
    [[512, 100], 512, [512, 100]],
  ] as const)("fits %j into a longest side of %s as %j", async ([width, height], longestSide, fitted) => {
    const file = await flat(RED, width, height).png().toBuffer()
    const picture = await preparePicture(file, { longestSide })
    expect([picture.width, picture.height]).toEqual(fitted)
    expectPixel(picture, [picture.width - 1, picture.height - 1], RED)
  })

  it("keeps a tiny picture's own pixels, in the middle of white", async () => {
    const picture = await preparePicture(await flat(RED, 2, 1).png().toBuffer())
    expect(picture).toMatchObject({ width: 32, height: 32 })
    expectPixel(picture, [15, 15], RED)
    expectPixel(picture, [16, 15], RED)
    for (const around of [[14, 15], [17, 15], [15, 14], [15, 16]] as [number, number][]) {
      expectPixel(picture, around, WHITE)
    }
  })

  it("widens a strip of one to a hundred with white rather than lose it", async () => {
    const picture = await preparePicture(await flat(RED, 20, 2000).png().toBuffer())
    expect(picture).toMatchObject({ width: 32, height: 512 })
    expectPixel(picture, [16, 0], RED)
    expectPixel(picture, [16, 511], RED)
    expectPixel(picture, [0, 256], WHITE)
    expectPixel(picture, [31, 256], WHITE)
  })

  it.each([0, 31, -1, 512.5, NaN, Infinity])("names a longest side of %s as wrong", async (longestSide) => {
    const file = await flat(RED).png().toBuffer()
    await expect(preparePicture(file, { longestSide })).rejects.toThrow(RangeError)
  })
})

describe("text enhancement", () => {
  /** The left half a dark grey, the right half a lighter one. */
  const faint = async () => {
    const lighter = await flat([180, 180, 180], 32, 64).png().toBuffer()
    return flat([100, 100, 100]).composite([{ input: lighter, left: 32, top: 0 }]).png().toBuffer()
  }

  it("spreads faint contrast when asked, and only then", async () => {
    const plain = await preparePicture(await faint())
    expectPixel(plain, [8, 32], [100, 100, 100])
    expectPixel(plain, [56, 32], [180, 180, 180])
    const enhanced = await preparePicture(await faint(), { enhanceText: true })
    expectPixel(enhanced, [8, 32], [54, 54, 54])
    expectPixel(enhanced, [56, 32], [214, 214, 214])
  })

  it("does not count the white edges of a narrow picture as brightness", async () => {
    const strip = await sharp(await faint()).extract({ left: 16, top: 0, width: 32, height: 16 }).png().toBuffer()
    const enhanced = await preparePicture(strip, { enhanceText: true })
    expect(enhanced).toMatchObject({ width: 32, height: 32 })
    expectPixel(enhanced, [8, 16], [54, 54, 54])
  })
})

describe("several at once", () => {
  it("decodes one at a time on one thread and keeps nothing, to leave the store its memory and cores", async () => {
    expect(sharp.concurrency()).toBe(1)
    expect(sharp.cache()).toMatchObject({ memory: { max: 0 }, items: { max: 0 } })
    const file = await flat(RED, 800, 800).png().toBuffer()
    let most = 0
    const watch = setInterval(() => {
      // Not their sum: a picture that goes from one count to the other between the two readings would count twice.
      const { queue, process } = sharp.counters()
      most = Math.max(most, queue, process)
    }, 1)
    await Promise.all(Array.from({ length: 8 }, () => preparePicture(file)))
    clearInterval(watch)
    expect(most).toBe(1)
  })

  it("prepares each to its own pixels", async () => {
    const colours = Array.from({ length: 12 }, (_, i): Rgb => [i * 20, 255 - i * 20, i * 7])
    const files = await Promise.all(colours.map((colour) => flat(colour).png().toBuffer()))
    const pictures = await Promise.all(files.map((file) => preparePicture(file)))
    pictures.forEach((picture, i) => expectPixel(picture, [32, 32], colours[i] ?? WHITE))
  })

  it("goes on after one that fails and one that was aborted", async () => {
    const good = await flat(RED).png().toBuffer()
    const abort = new AbortController()
    const outcomes = [
      preparePicture(good.subarray(0, 60)),
      preparePicture(good, { signal: abort.signal }),
      preparePicture(good),
    ]
    abort.abort(new Error("the merchant left"))
    const [failed, aborted, done] = await Promise.allSettled(outcomes)
    expect(failed).toMatchObject({ status: "rejected", reason: { code: "unreadable" } })
    expect(aborted).toMatchObject({ status: "rejected", reason: { message: "the merchant left" } })
    expect(done).toMatchObject({ status: "fulfilled" })
  })
})
