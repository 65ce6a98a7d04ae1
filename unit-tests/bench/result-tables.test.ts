import { draftFigures, type DraftRun, type ModelFigures } from "../../bench/draft-figures"
import { measured } from "../../bench/measure"
import { resultTables } from "../../bench/result-tables"
import type { BenchmarkResults } from "../../bench/results"

const probe = (best: number) => ({ best, way: "reading", tried: [] })

/** Drafts of which everything takes `slowness` times as long as the limits below. */
function figures(what: string, slowness: number, dtype: string): ModelFigures {
  const run: DraftRun = {
    total: 2000 * slowness,
    vision: 500 * slowness,
    prefill: 700 * slowness,
    decode: 50 * 40 * slowness,
    tokens: { prompt: 330, completion: 101, runs: 50, reused: 0, forced: 20, guessed: 0, accepted: 0 },
  }
  return {
    what,
    dtype: { decoder_model_merged: dtype },
    load: measured([1000]),
    peakMemory: 2e9,
    draft: draftFigures([run]),
    regenerate: draftFigures([run]),
    secondLocale: null,
    backfill: { draftsPerHour: 1800 / slowness, drafts: 0 },
  }
}

const results: BenchmarkResults = {
  at: "2026-01-01T00:00:00.000Z",
  quick: false,
  runs: 1,
  machine: { processor: "", cores: 2, threads: 2, memory: 0, system: "", node: "", onnxruntime: "" },
  limits: {
    machine: { bandwidth: probe(40e9), int8: probe(1500e9), fp32: probe(400e9) },
    parts: { vision: 500, prefill: 700, decodeStep: { int8: 40, q4: 20 } },
  },
  stock: {
    publicLike: figures("(a)", 6, "q4"),
    ours: [figures("(b) int8", 4, "int8"), figures("(b) q4", 3, "q4")],
  },
  ours: figures("ours", 1.5, "int8"),
  demoReplies: null,
  store: null,
}

/** The row of the speed table, by heading. */
function row(of: BenchmarkResults, name: string): Record<string, string | undefined> {
  const speed = resultTables(of).find(({ title }) => title === "Speed")
  const cells = speed?.rows.find(([first]) => first === name) ?? []
  return Object.fromEntries(speed?.headings.map((heading, column) => [heading, cells[column]]) ?? [])
}

describe("the benchmark's tables", () => {
  it("compare a part with its limit, and with stock on either build, the faster of ours", () => {
    expect(row(results, "vision")).toMatchObject({ "limit": "0.50 s", "× limit": "1.50 ×", "vs (a)": "4.00 ×", "vs (b)": "2.00 ×" })
  })

  it("take for a decode step the limit of the dtype that it reads", () => {
    expect(row(results, "decode, per run")).toMatchObject({ limit: "40.0 ms", "× limit": "1.50 ×" })
    expect(row({ ...results, ours: figures("ours", 1.5, "q4") }, "decode, per run")).toMatchObject({ limit: "20.0 ms" })
  })

  it("say the same of what is better when it is more", () => {
    expect(row(results, "backfill, drafts per hour")).toMatchObject({ ours: "1200", "vs (a)": "4.00 ×" })
  })

  it("count the tokens that the runs behind the prefill brought", () => {
    expect(row(results, "tokens per run")).toMatchObject({ ours: "2.00" })
  })

  it("leave out what was not measured", () => {
    const alone = { ...results, limits: null, stock: null }
    expect(resultTables(alone).map(({ title }) => title)).toEqual(["Speed"])
    expect(Object.keys(row(alone, "vision"))).toEqual(["", "ours"])
    expect(resultTables({ ...alone, ours: null })).toEqual([])
  })
})
