import type { DraftFigures, ModelFigures } from "./draft-figures"
import type { Probe } from "./machine-limits"
import type { BenchmarkResults } from "./results"
import type { Table } from "./table"

const NONE = "–"

/** The tables that a run's results make. */
export function resultTables(results: BenchmarkResults): Table[] {
  return [limitsTable(results), ...speedTables(results), repliesTable(results), storeTable(results)].filter((table) => table !== null)
}

function limitsTable({ limits }: BenchmarkResults): Table | null {
  if (!limits) {
    return null
  }
  const row = (name: string, { best, way }: Probe, unit: string) => [name, `${(best / 1e9).toFixed(best < 1e11 ? 1 : 0)} ${unit}`, way]
  const { bandwidth, int8, fp32 } = limits.machine
  return {
    title: "The machine's limits",
    headings: ["limit", "measured", "best way found"],
    rows: [
      row("memory, read", bandwidth, "GB/s"),
      row("int8 arithmetic", int8, "G operations/s"),
      row("fp32 arithmetic", fp32, "G operations/s"),
    ],
  }
}

interface SpeedRow {
  name: string
  value: (figures: ModelFigures) => number | null
  show: (value: number) => string
  /** The machine's limit for ours. */
  limit?: (limits: NonNullable<BenchmarkResults["limits"]>, figures: ModelFigures | undefined) => number
  /** Whether more is better. */
  rising?: boolean
  /** Whether times as fast as stock is what the row is about. */
  compared?: boolean
}

const seconds = (value: number) => `${(value / 1000).toFixed(value < 10_000 ? 2 : 1)} s`
const milliseconds = (value: number) => `${value.toFixed(value < 100 ? 1 : 0)} ms`
const gigabytes = (value: number) => `${(value / 1e9).toFixed(2)} GB`
const count = (value: number) => value.toFixed(Number.isInteger(value) ? 0 : 1)

const inDraft = (of: (draft: DraftFigures) => { median: number }) => (figures: ModelFigures) => of(figures.draft).median
const inRegenerate = (of: (draft: DraftFigures) => { median: number }) => (figures: ModelFigures) => of(figures.regenerate).median
/** Where nothing is kept of a picture, a second language is a draft like the first. */
const inSecondLocale = (of: (draft: DraftFigures) => { median: number }) => (figures: ModelFigures) =>
  of(figures.secondLocale ?? figures.draft).median

const decodeStep: SpeedRow["limit"] = ({ parts }, figures) =>
  parts.decodeStep[figures?.dtype.decoder_model_merged === "q4" ? "q4" : "int8"]

const SPEED_ROWS: SpeedRow[] = [
  { name: "load", value: ({ load }) => load.median, show: seconds, compared: true },
  { name: "peak memory", value: ({ peakMemory }) => peakMemory, show: gigabytes },
  { name: "prompt, tokens", value: inDraft(({ promptTokens }) => promptTokens), show: count },
  { name: "reply, tokens", value: inDraft(({ completionTokens }) => completionTokens), show: count },
  { name: "of them forced by the format", value: inDraft(({ forcedTokens }) => forcedTokens), show: count },
  { name: "tokens guessed", value: inDraft(({ guessedTokens }) => guessedTokens), show: count },
  { name: "of them guessed right", value: inDraft(({ acceptedTokens }) => acceptedTokens), show: count },
  { name: "vision", value: inDraft(({ vision }) => vision), show: seconds, limit: ({ parts }) => parts.vision, compared: true },
  { name: "prefill", value: inDraft(({ prefill }) => prefill), show: seconds, limit: ({ parts }) => parts.prefill, compared: true },
  { name: "decode, per run", value: inDraft(({ decodePerRun }) => decodePerRun), show: milliseconds, limit: decodeStep, compared: true },
  { name: "decode, per token", value: inDraft(({ decodePerToken }) => decodePerToken), show: milliseconds, compared: true },
  { name: "tokens per run", value: inDraft(({ tokensPerRun }) => tokensPerRun), show: (value) => value.toFixed(2) },
  { name: "a whole draft, 100 tokens", value: inDraft(({ total }) => total), show: seconds, compared: true },
  { name: "… until its first token", value: inDraft(({ firstToken }) => firstToken), show: seconds, compared: true },
  { name: "regenerate, same picture", value: inRegenerate(({ total }) => total), show: seconds, compared: true },
  { name: "… until its first token", value: inRegenerate(({ firstToken }) => firstToken), show: seconds, compared: true },
  { name: "second language, same picture", value: inSecondLocale(({ total }) => total), show: seconds, compared: true },
  { name: "… until its first token", value: inSecondLocale(({ firstToken }) => firstToken), show: seconds, compared: true },
  { name: "backfill, drafts per hour", value: ({ backfill }) => backfill.draftsPerHour, show: (value) => value.toFixed(0), rising: true, compared: true },
]

function speedTables(results: BenchmarkResults): Table[] {
  const { limits, stock, ours } = results
  const columns = [...(stock ? [stock.publicLike, ...stock.ours] : []), ...(ours ? [ours] : [])]
  if (columns.length === 0) {
    return []
  }
  const best = stock && fastest(stock.ours)
  const speed: Table = {
    title: "Speed",
    headings: ["", ...columns.map(({ what }) => what), ...(limits ? ["limit", "× limit"] : []), ...(ours && stock ? ["vs (a)", "vs (b)"] : [])],
    rows: SPEED_ROWS.map((row) => [
      row.name,
      ...columns.map((figures) => shown(row, figures)),
      ...(limits ? limitCells(row, limits, ours) : []),
      ...(ours && stock ? [times(row, ours, stock.publicLike), times(row, ours, best)] : []),
    ]),
  }
  return [speed]
}

/** (b) is whichever of our files' dtypes stock is faster with. */
function fastest(figures: readonly ModelFigures[]): ModelFigures | null {
  return figures.reduce<ModelFigures | null>(
    (best, one) => (best && best.draft.total.median <= one.draft.total.median ? best : one),
    null
  )
}

function shown({ value, show }: SpeedRow, figures: ModelFigures): string {
  const number = value(figures)
  return number === null ? NONE : show(number)
}

function limitCells(row: SpeedRow, limits: NonNullable<BenchmarkResults["limits"]>, ours: ModelFigures | null): string[] {
  const limit = row.limit?.(limits, ours ?? undefined)
  if (limit === undefined) {
    return ["", ""]
  }
  const value = ours && row.value(ours)
  return [row.show(limit), typeof value === "number" ? `${(value / limit).toFixed(2)} ×` : ""]
}

/** How many times as fast ours is. */
function times({ value, rising, compared }: SpeedRow, ours: ModelFigures, other: ModelFigures | null | undefined): string {
  const [one, two] = [value(ours), other && value(other)]
  if (!compared || typeof one !== "number" || typeof two !== "number") {
    return ""
  }
  return `${(rising ? one / two : two / one).toFixed(2)} ×`
}

/** Random weights write random text, whose guesses say nothing; the demo model writes real replies. */
function repliesTable({ demoReplies }: BenchmarkResults): Table | null {
  if (!demoReplies) {
    return null
  }
  const { drafts, tokens, forced, accepted, tokensPerRun } = demoReplies
  return {
    title: `Replies of the demo model, ${drafts} drafts`,
    headings: ["", "mean"],
    rows: [
      ["tokens", count(tokens)],
      ["forced by the format", percent(forced)],
      ["guesses that came true", percent(accepted)],
      ["tokens per run", tokensPerRun.toFixed(2)],
    ],
  }
}

function storeTable({ store }: BenchmarkResults): Table | null {
  if (!store) {
    return null
  }
  const { idle, drafting } = store
  const row = (name: string, of: (phase: typeof idle) => number) => [name, milliseconds(of(idle)), milliseconds(of(drafting))]
  return {
    title: "A Medusa process beside it",
    headings: ["", "without inference", "while drafting"],
    rows: [
      row("event-loop delay, p50", ({ delay }) => delay.p50),
      row("event-loop delay, p99", ({ delay }) => delay.p99),
      row("event-loop delay, longest", ({ delay }) => delay.max),
      row("answer to a request, p50", ({ answers }) => answers.p50),
      row("answer to a request, p99", ({ answers }) => answers.p99),
      ["share of the time with a draft at work", percent(idle.busy), percent(drafting.busy)],
    ],
  }
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`
}
