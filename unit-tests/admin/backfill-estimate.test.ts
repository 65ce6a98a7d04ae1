import { estimateSeconds, plannedDrafts, skippedLater } from "../../src/admin/lib/backfill-estimate"
import { durationWords, intlLocale, secondsADay } from "../../src/admin/lib/backfill-time"
import type { CopyBackfillDTO } from "../../src/types/copy-backfill"
import type { CopyDraftDTO } from "../../src/types/copy-draft"

type Planned = Pick<CopyBackfillDTO, "plan" | "progress" | "drafts_per_hour">

/** 100 items, of which 10 are left out and 30 are known from the same picture. */
function planned(seconds: number | null, draftsPerHour: number | null = null, skippedLaterOn = 0): Planned {
  return {
    drafts_per_hour: draftsPerHour,
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

describe("estimateSeconds", () => {
  it("is what the dry run found, where the store has made drafts before", () => {
    expect(estimateSeconds(planned(1_234), [sample(99)])).toBe(1_234)
  })

  it("is told by the samples in a store that never made a draft, copied ones left aside", () => {
    expect(estimateSeconds(planned(null), [])).toBeNull()
    expect(estimateSeconds(planned(null), [sample(0, "cdraft_1")])).toBeNull()
    // 90 drafts less 30 known ones, 5 s each.
    expect(estimateSeconds(planned(null), [sample(4), sample(6), sample(0, "cdraft_1")])).toBe(300)
  })

  it("is longer where the pace is slower than the machine", () => {
    expect(estimateSeconds(planned(60, 45), [])).toBe(7_200)
    expect(estimateSeconds(planned(9_000, 45), [])).toBe(9_000)
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

  it("count the hours of a night across midnight", () => {
    const zone = { time_zone: "Europe/Berlin" }
    expect(secondsADay({ from: "22:00", until: "06:30", ...zone })).toBe(8.5 * 3_600)
    expect(secondsADay({ from: "06:30", until: "22:00", ...zone })).toBe(15.5 * 3_600)
  })

  it("are formatted in the languages that the admin names in its own way", () => {
    expect(["en", "zhCN", "zh-CN", "ptBR"].map(intlLocale)).toEqual(["en", "zh-CN", "zh-CN", "pt-BR"])
  })
})
