/**
 * What a second look at print brings with the demo model: drawings whose word is small, tilted or
 * faint, through the whole pipeline without and with it.
 *
 *   npm run eval:text [-- COUNT]
 */
import type { Locale } from "../../src/copy/limits"
import { draftCopy } from "../../src/drafting"
import { closeUp, preparePicture } from "../../src/images"
import { createVisionLanguageModel, type VisionLanguageModel } from "../../src/inference"
import { hardPrint, type HardPrint, type Hardship } from "./hard-print"

const GROUPS: Record<string, Hardship & { lettered?: boolean }> = {
  "large, level, dark": {},
  small: { small: true },
  tilted: { tilted: true },
  faint: { faint: true },
  "small and tilted": { small: true, tilted: true },
  "small and faint": { small: true, faint: true },
  "tilted and faint": { tilted: true, faint: true },
  "all three": { small: true, tilted: true, faint: true },
  "nothing printed": { lettered: false },
}

const FIRST_SEED = 700_000

/** Of one group of drawings, in one of the two ways. */
interface Reading {
  /** Drawings whose word was read exactly; of those without a word, those of which nothing was read. */
  right: number
  /** Texts read, and how many of them stand in the picture. */
  texts: number
  true: number
  /** Milliseconds of each draft. */
  times: number[]
  /** Of the drawings, those that were looked at twice. */
  looked: number
}

async function read(model: VisionLanguageModel, { file, word, drawing }: HardPrint, reading: Reading, twice: boolean): Promise<void> {
  const locale: Locale = drawing.seed % 2 === 0 ? "en" : "zh"
  const picture = await preparePicture(file)
  const started = performance.now()
  const { content, textMs } = await draftCopy({
    model,
    pictures: [picture],
    facts: {},
    locale,
    ...(twice && { closeUp: () => closeUp(file) }),
  })
  reading.times.push(performance.now() - started)
  reading.texts += content.ocr_text.length
  reading.true += content.ocr_text.filter((text) => text === word).length
  if (word === null ? content.ocr_text.length === 0 : content.ocr_text.includes(word)) reading.right++
  if (textMs !== null) reading.looked++
}

async function main() {
  const count = Number(process.argv[2] ?? 40)
  const model = createVisionLanguageModel({ model: "demo", prefixCacheBytes: 0 })
  try {
    await model.load()
    const table: Record<string, Record<string, string>> = {}
    for (const [index, [name, { lettered, ...hardship }]] of Object.entries(GROUPS).entries()) {
      const once: Reading = { right: 0, texts: 0, true: 0, times: [], looked: 0 }
      const twice: Reading = { right: 0, texts: 0, true: 0, times: [], looked: 0 }
      for (let number = 0; number < count; number++) {
        const print = await hardPrint(FIRST_SEED + 1000 * index + number, hardship, lettered)
        await read(model, print, once, false)
        await read(model, print, twice, true)
      }
      const precision = ({ texts, true: right }: Reading) => (texts === 0 ? "–" : percent(right / texts))
      table[name] = {
        "read before": percent(once.right / count),
        "read after": percent(twice.right / count),
        "texts true before": precision(once),
        "texts true after": precision(twice),
        "looked twice": percent(twice.looked / count),
        "ms before": median(once.times).toFixed(0),
        "ms after": median(twice.times).toFixed(0),
      }
    }
    console.log(`${count} drawings in each row`)
    console.table(table)
  } finally {
    await model.close()
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0
}

void main()
