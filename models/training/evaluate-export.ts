/**
 * What rounding costs: the demo model's graphs in each dtype against the exact ones, over the
 * pictures and prompts of `fixtures/`, each token given what the reference wrote before it.
 *
 *   npm run eval:export
 */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { exportModel, type ExportDtype } from "../../src/model-export"
import { floats, GreedyRunner, required } from "../../unit-tests/model-export/greedy-runner"
import { cases, config, DEMO, StockProcessor, type ParityCase } from "../../unit-tests/model-export/parity-cases"

export interface DtypeParity {
  /** Of the logits of all steps against fp32's: the mean, and the worst step. */
  cosine: number
  smallestCosine: number
  /** Of what the vision encoder makes of a picture, against fp32's: the mean. */
  pictureCosine: number
  /** Share of tokens, 0 to 1, that are those of the reference in Python. */
  agreement: number
  /** Of the three graphs. */
  bytes: number
}

interface Answer {
  features: Float32Array
  logits: Float32Array[]
  tokens: number[]
}

interface Variant {
  dtype: ExportDtype
  suffix: string
  zeroPoints?: boolean
}

export const VARIANTS = {
  fp32: { dtype: "fp32", suffix: "" },
  int8: { dtype: "int8", suffix: "_int8" },
  q4: { dtype: "q4", suffix: "_q4" },
  "q4 with zero points": { dtype: "q4", suffix: "_q4", zeroPoints: true },
} as const satisfies Record<string, Variant>

export type VariantName = keyof typeof VARIANTS

/** Exports the demo model's checkpoint in each dtype and runs it on these cases; about a minute for all. */
export async function evaluateExport(processor: StockProcessor, cases: readonly ParityCase[]): Promise<Record<VariantName, DtypeParity>> {
  const inputs = await Promise.all(cases.map((fixture) => processor.inputOf(fixture)))

  const answersOf = async (variant: Variant): Promise<{ answers: Answer[]; bytes: number }> => {
    const out = await mkdtemp(join(tmpdir(), "evaluate-export-"))
    try {
      const { dtype, suffix, zeroPoints } = variant
      const checkpoint = join(DEMO, "checkpoint")
      const { files } = await exportModel({ checkpoint, out, dtypes: [dtype], zeroPoints })
      const runner = await GreedyRunner.load(out, config, suffix)
      const answers: Answer[] = []
      for (const [index, input] of inputs.entries()) {
        const reference = required(cases[index]).tokens
        const features = await runner.imageFeatures(required(input.pixelValues), required(input.imageGrid))
        const generated = await runner.generate(input, reference.length, reference)
        answers.push({ features: floats(features), ...generated })
      }
      await runner.release()
      const graphs = files.filter(({ path }) => path.startsWith("onnx/"))
      return { answers, bytes: graphs.reduce((sum, file) => sum + file.bytes, 0) }
    } finally {
      await rm(out, { recursive: true })
    }
  }

  const exact = await answersOf(VARIANTS.fp32)
  const compared = async (variant: Variant): Promise<DtypeParity> => {
    const { answers, bytes } = await answersOf(variant)
    return { ...compare(cases, answers, exact.answers), bytes }
  }
  return {
    fp32: { ...compare(cases, exact.answers, exact.answers), bytes: exact.bytes },
    int8: await compared(VARIANTS.int8),
    q4: await compared(VARIANTS.q4),
    "q4 with zero points": await compared(VARIANTS["q4 with zero points"]),
  }
}

function compare(cases: readonly ParityCase[], answers: readonly Answer[], exact: readonly Answer[]): Omit<DtypeParity, "bytes"> {
  const logits = answers.flatMap((answer, index) =>
    answer.logits.map((row, step) => cosine(row, required(exact[index]?.logits[step])))
  )
  const pictures = answers.map(({ features }, index) => cosine(features, required(exact[index]).features))
  const right = answers.flatMap(({ tokens }, index) =>
    tokens.map((token, step) => Number(token === cases[index]?.tokens[step]))
  )
  return {
    cosine: mean(logits),
    smallestCosine: Math.min(...logits),
    pictureCosine: mean(pictures),
    agreement: mean(right),
  }
}

function cosine(a: Float32Array, b: Float32Array): number {
  const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, value, index) => sum + value * (y[index] ?? 0), 0)
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

async function main(): Promise<void> {
  const parities = await evaluateExport(await StockProcessor.load(), cases)
  const tokens = cases.reduce((sum, fixture) => sum + fixture.tokens.length, 0)
  console.log(`${cases.length} pictures and prompts, ${tokens} tokens, against the reference and fp32`)
  console.table(
    Object.fromEntries(
      Object.entries(parities).map(([dtype, { cosine, smallestCosine, pictureCosine, agreement, bytes }]) => [
        dtype,
        {
          "logits, cosine": cosine.toFixed(5),
          "worst step": smallestCosine.toFixed(5),
          "picture, cosine": pictureCosine.toFixed(5),
          "tokens agreeing": `${(100 * agreement).toFixed(2)} %`,
          "MB": (bytes / 1e6).toFixed(2),
        },
      ])
    )
  )
}

if (require.main === module) {
  void main()
}
