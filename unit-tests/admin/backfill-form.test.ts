import { isBackfillComplete, isCount, NEW_BACKFILL, planOf } from "../../src/admin/lib/backfill-form"
import { backfillPollDelay, samplesToCome } from "../../src/admin/lib/backfill-polling"
import type { BackfillProgress, BackfillStatus, CopyBackfillDTO } from "../../src/types/copy-backfill"

describe("a new backfill", () => {
  it("is for all products without copy, at any hour, unless something else is chosen", () => {
    expect(JSON.parse(JSON.stringify(planOf(NEW_BACKFILL, "Asia/Shanghai")))).toEqual({
      selection: { copy: "missing" },
      hours: null,
      drafts_per_hour: null,
    })
  })

  it("names what was chosen, and the time zone of its hours", () => {
    const form = { ...NEW_BACKFILL, category: "pcat_1", channel: "sc_1", limit: " 500 ", redo: true, hasHours: true, draftsPerHour: "60" }
    expect(JSON.parse(JSON.stringify(planOf({ ...form, locales: ["zh"] }, "Asia/Shanghai")))).toEqual({
      selection: { copy: "missing", category_ids: ["pcat_1"], sales_channel_ids: ["sc_1"], limit: 500, redo: true },
      locales: ["zh"],
      hours: { from: "20:00", until: "06:00", time_zone: "Asia/Shanghai" },
      drafts_per_hour: 60,
    })
  })

  it("takes whole numbers of 1 or more, or nothing", () => {
    expect(["", " ", "1", "20000"].map(isCount)).toEqual([true, true, true, true])
    expect(["0", "-1", "1.5", "1e3", "many"].map(isCount)).toEqual([false, false, false, false, false])
  })

  it("cannot be sent without a language, or with hours that are none", () => {
    expect(isBackfillComplete(NEW_BACKFILL)).toBe(true)
    expect(isBackfillComplete({ ...NEW_BACKFILL, locales: [] })).toBe(false)
    expect(isBackfillComplete({ ...NEW_BACKFILL, until: NEW_BACKFILL.from })).toBe(true)
    expect(isBackfillComplete({ ...NEW_BACKFILL, hasHours: true, until: NEW_BACKFILL.from })).toBe(false)
    expect(isBackfillComplete({ ...NEW_BACKFILL, hasHours: true, until: "" })).toBe(false)
  })
})

describe("how often a backfill is looked at", () => {
  function backfill(status: BackfillStatus, progress: Partial<BackfillProgress> = {}): CopyBackfillDTO {
    return {
      ...{ id: "cbfill_1", status, selection: {}, locales: ["en"], hours: null, drafts_per_hour: null, stop_reason: null, tries_again_at: null },
      ...{ created_by: null, created_at: "2026-01-01T00:00:00.000Z", started_at: null, finished_at: null },
      plan: { products: 9, pictures: 9, known: 0, skipped: {}, seconds: null },
      progress: {
        ...{ total: 9, done: 0, failed: 0, skipped: 0, left: 9 },
        ...{ drafts_per_hour: null, finishes_at: null, waits_for_hours: false },
        ...progress,
      },
    }
  }

  it("is every 2 s while drafts or samples come in", () => {
    expect(backfillPollDelay(backfill("running"))).toBe(2_000)
    expect(backfillPollDelay(backfill("planned", { done: 1, failed: 1, left: 7 }))).toBe(2_000)
  })

  it("is seldom while nothing moves", () => {
    const resting = [
      backfill("planned", { done: 2, failed: 1, left: 6 }),
      backfill("planned", { total: 2, done: 2, left: 0 }),
      backfill("running", { waits_for_hours: true }),
      ...(["paused", "stopped", "finished", "cancelled"] as const).map((status) => backfill(status)),
    ]
    expect(new Set(resting.map(backfillPollDelay))).toEqual(new Set([15_000]))
  })

  it("knows how many samples are still to come", () => {
    expect(samplesToCome(backfill("planned"))).toBe(3)
    expect(samplesToCome(backfill("planned", { total: 2, left: 2 }))).toBe(2)
    expect(samplesToCome(backfill("planned", { done: 3, left: 6 }))).toBe(0)
    expect(samplesToCome(backfill("running"))).toBe(0)
  })
})
