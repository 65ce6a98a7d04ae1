import { estimate, plannedDrafts, skippedLater } from "../../src/admin/lib/backfill-estimate"
import { durationWords, intlLocale } from "../../src/admin/lib/backfill-time"
import type { CopyBackfillDTO } from "../../src/types/copy-backfill"
import type { CopyDraftDTO } from "../../src/types/copy-draft"

type Planned = Pick<CopyBackfillDTO, "plan" | "progress" | "drafts_per_hour" | "hours">

/** 100 items, of which 10 are left out and 30 are known from the same picture. */
function planned(seconds: number | null, draftsPerHour: number | null = null, skippedLaterOn = 0): Planned {
  return {
    drafts_per_hour: draftsPerHour,
    hours: null,
    plan: { products: 100, pictures: 60, known: 30, skipped: { no_picture: 6, decided: 4 }, seconds },
    progress: {
      ...{ total: 100, done: 0, failed: 0, skipped: 10 + skippedLaterOn, left: 90 - skippedLaterOn },
      ...{ drafts_per_hour: null, finishes_at: null, waits_for_hours: false },
    },
  }
}

function sample(seconds: number, reusedFrom?: string): Pick<CopyDraftDTO, "provenance"> {
  const timings = { pictures: 0, vision: seconds * 250, prefill: seconds * 250, decode: seconds * 500 }
  return {
    provenance: {
      ...{ model: "m", revision: "r", dtype: {}, template: "t@1", fingerprint: "f", picture_ids: [], seed: 0 },
      ...{ tokens: { prompt: 1, completion: 1 }, timings_ms: timings },
      ...(reusedFrom && { reused_from: reusedFrom }),
    },
  }
}

describe("estimate", () => {
  it("is what the dry run found, where the store has made drafts before", () => {
    expect(estimate(planned(1_234), [sample(99)])).toEqual({ computing: 1_234, untilDone: 1_234 })
  })

  it("is told by the samples in a store that never made a draft, copied ones left aside", () => {
    expect(estimate(planned(null), [])).toEqual({ computing: null, untilDone: null })
    expect(estimate(planned(null), [sample(0, "cdraft_1")])).toEqual({ computing: null, untilDone: null })
    // 90 drafts less 30 known ones, 5 s each.
    expect(estimate(planned(null), [sample(4), sample(6), sample(0, "cdraft_1")])).toEqual({ computing: 300, untilDone: 300 })
  })

  it("is longer until it is done where the pace is slower than the machine, and known by it alone before the first sample", () => {
    expect(estimate(planned(60, 45), [])).toEqual({ computing: 60, untilDone: 7_200 })
    expect(estimate(planned(9_000, 45), [])).toEqual({ computing: 9_000, untilDone: 9_000 })
    expect(estimate(planned(null, 45), [])).toEqual({ computing: null, untilDone: 7_200 })
  })

  it("counts the hours in which it may not run", () => {
    const hours = { from: "22:00", until: "06:00", time_zone: "UTC" }
    expect(estimate({ ...planned(3_600), hours }, [], new Date("2026-11-27T12:00:00Z"))).toEqual({ computing: 3_600, untilDone: 11 * 3_600 })
  })
})

describe("what is planned", () => {
  it("does not count what is left out, and knows what was left out since", () => {
    expect(plannedDrafts(planned(null))).toBe(90)
    expect(skippedLater(planned(null))).toBe(0)
    expect(skippedLater(planned(null, null, 7))).toBe(7)
  })
})

describe("times", () => {
  const t = (key: string, values: Record<string, string | number> = {}) => [key.split(".").at(-1), ...Object.values(values)].join(" ")

  it("are in no more detail than an estimate has", () => {
    const words = [12, 90, 3_599, 3_600, 7_199, 86_399, 90_000, 200_000].map((seconds) => durationWords(seconds, t))
    expect(words).toEqual([
      ...["minute", "minutes 2", "hours 1 0", "hours 1 0", "hours 2 0", "days 1 0"],
      ...["days 1 1", "days 2 8"],
    ])
  })

  it("are formatted in the languages that the admin names in its own way", () => {
    expect(["en", "zhCN", "zh-CN", "ptBR"].map(intlLocale)).toEqual(["en", "zh-CN", "zh-CN", "pt-BR"])
  })
})
