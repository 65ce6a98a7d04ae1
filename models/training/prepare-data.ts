/**
 * Writes what `train.py` learns from: drawings as raw pixels and, for each, a prompt and
 * the reply in every locale.
 *
 *   npx tsx models/training/prepare-data.ts FOLDER [COUNT]
 *
 * FOLDER gets `pictures.u8` ([count, 160, 160, 3] bytes, RGB), `examples.jsonl` (a line a
 * picture) and the same two under `held-out.*` for combinations that training never sees.
 */
import { createWriteStream } from "node:fs"
import { mkdir } from "node:fs/promises"
import { once } from "node:events"
import path from "node:path"
import sharp from "sharp"

import { captionOf, replyOf } from "../../demo/drawings/caption"
import { isHeldOut, randomDrawing, type Drawing } from "../../demo/drawings/drawing"
import { seededRandom, type Random } from "../../demo/drawings/random"
import { letterPlaces } from "../../demo/drawings/draw"
import { renderDrawing } from "../../demo/drawings/render"
import { LOCALES } from "../../src/copy/limits"
import { trainingPrompt } from "./training-prompt"

/** Pixels a side; the demo model's preprocessor brings every picture to this size. */
const SIDE = 160
const HELD_OUT_COUNT = 600
const BATCH = 32

/** As the runtime sees a picture: drawn large, then scaled down; now and then drawn small. */
async function pixels(drawing: Drawing, random: Random): Promise<Buffer> {
  if (random.chance(0.4)) {
    return renderDrawing(drawing, { size: SIDE, format: "raw" })
  }
  const size = 320 + 32 * Math.floor(random.between(0, 7))
  const data = await renderDrawing(drawing, { size, format: "raw" })
  return sharp(data, { raw: { width: size, height: size, channels: 3 } })
    .resize(SIDE, SIDE, { kernel: random.chance(0.5) ? "cubic" : "lanczos3" })
    .raw()
    .toBuffer()
}

async function write(folder: string, name: string, count: number, wanted: (drawing: Drawing) => boolean, firstSeed: number) {
  const pictures = createWriteStream(path.join(folder, `${name}pictures.u8`))
  const examples = createWriteStream(path.join(folder, `${name}examples.jsonl`))
  let written = 0
  let seed = firstSeed
  while (written < count) {
    const drawings: Drawing[] = []
    for (; drawings.length < Math.min(BATCH, count - written); seed++) {
      const drawing = randomDrawing(seed)
      if (wanted(drawing)) {
        drawings.push(drawing)
      }
    }
    const batch = await Promise.all(drawings.map(example))
    for (const { data, line } of batch) {
      examples.write(line)
      if (!pictures.write(data)) {
        await once(pictures, "drain")
      }
    }
    written += batch.length
    if (written % 3200 === 0) {
      console.log(`${name || "training "}${written} of ${count}`)
    }
  }
  await Promise.all([pictures, examples].map((stream) => once(stream.end(), "finish")))
}

async function example(drawing: Drawing): Promise<{ data: Buffer; line: string }> {
  const random = seededRandom(drawing.seed ^ 0x5eed)
  const data = await pixels(drawing, random)
  const texts = LOCALES.map((locale) => {
    const caption = captionOf(drawing, locale, Math.floor(random.between(0, 2 ** 31)))
    return [locale, { prompt: trainingPrompt(drawing, locale, random), reply: replyOf(caption) }]
  })
  return { data, line: `${JSON.stringify({ drawing, letters: letterPlaces(drawing), ...Object.fromEntries(texts) })}\n` }
}

async function main() {
  const folder = process.argv[2]
  if (!folder) {
    throw new Error("Say which folder to write to: prepare-data.ts FOLDER [COUNT]")
  }
  await mkdir(folder, { recursive: true })
  await write(folder, "held-out.", HELD_OUT_COUNT, isHeldOut, 900_000_000)
  await write(folder, "", Number(process.argv[3] ?? 40_000), (drawing) => !isHeldOut(drawing), 1)
}

void main()
