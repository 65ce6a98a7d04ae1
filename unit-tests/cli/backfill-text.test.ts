import { BackfillJsonLines } from "../../src/cli/backfill-json-lines"
import { planInWords } from "../../src/cli/backfill-text"
import type { CopyBackfillDTO } from "../../src/types/copy-backfill"
import { backfill } from "./backfill-store"

const NOON = new Date("2026-11-27T12:00:00Z")
const NIGHT = { from: "22:00", until: "06:00", time_zone: "UTC" }
const plan = { products: 20, pictures: 20, known: 0, skipped: {} }

describe("The time that a dry run tells", () => {
  const times = (change: Partial<Pick<CopyBackfillDTO, "hours" | "drafts_per_hour">> & { seconds: number | null }) => {
    const { seconds, ...rest } = change
    const lines = planInWords(backfill({ ...rest, plan: { ...plan, seconds } }), NOON).map((line) => line.trim())
    return lines.filter((line) => /takes|done|known/.test(line))
  }

  it("is the computing alone where nothing makes it longer", () => {
    expect(times({ seconds: 7_200 })).toEqual(["takes about 2 h 0 min, at the speed of this store's last drafts"])
    expect(times({ seconds: 7_200, drafts_per_hour: 1_000 })).toHaveLength(1)
  })

  it("is also that until it is done, where its hours or its pace make it longer", () => {
    const computing = "computing takes about 2 h 0 min, at the speed of this store's last drafts"
    expect(times({ seconds: 7_200, hours: NIGHT })).toEqual([computing, "done about 12 h 0 min after a start now, with its hours and its pace"])
    expect(times({ seconds: 7_200, drafts_per_hour: 5 })).toEqual([computing, "done about 4 h 0 min after a start now, with its hours and its pace"])
    // Eight hours of the first night, two of the second.
    expect(times({ seconds: 7_200, drafts_per_hour: 2, hours: NIGHT })[1]).toMatch(/^done about 36 h 0 min after/)
  })

  it("is at least that of the pace in a store that never made a draft, and unknown without one", () => {
    expect(times({ seconds: null, drafts_per_hour: 10 })).toEqual(["done 2 h 0 min after a start now, or later: this store's own speed is not known yet"])
    expect(times({ seconds: null, hours: NIGHT })).toEqual(["nobody knows yet how long it takes: this store has not made a draft so far"])
  })

  it("is there for programs too", () => {
    let written = ""
    const lines = new BackfillJsonLines({ write: (text) => (written += text) }, { write: () => undefined }, () => NOON.getTime())
    lines.planned(backfill({ hours: NIGHT, plan: { ...plan, seconds: 7_200 } }))
    expect(JSON.parse(written)).toMatchObject({ event: "planned", backfill: { plan: { seconds: 7_200 } }, seconds_until_done: 12 * 3_600 })
  })
})
